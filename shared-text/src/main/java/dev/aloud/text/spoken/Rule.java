package dev.aloud.text.spoken;

/** How one kind of thing is said: a date, a sum of money, a word. Stateless. */
@FunctionalInterface
interface Rule {
    /**
     * Says what stands at a place, if it is of this kind. Looks a bounded stretch beyond what it says, so that all of it
     * is linear in the text.
     *
     * @param reading the text, and where what is said goes
     * @param at a place in the text, where something new begins
     * @return where it ends, or {@code at} when it is not of this kind and nothing was said
     */
    int read(Reading reading, int at);
}

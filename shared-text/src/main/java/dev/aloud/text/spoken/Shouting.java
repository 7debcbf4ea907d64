package dev.aloud.text.spoken;

/** Tells a text in capitals, such as a heading, from one with a few words in capitals. */
final class Shouting {
    private static final int FEWEST_WORDS = 3;

    private Shouting() {}

    /** Whether at least three words, and three of four, are in capitals only. Words of one letter do not count. */
    static boolean in(FoldedText text) {
        int words = 0;
        int shouted = 0;
        int at = 0;
        while (at < text.length()) {
            int start = at;
            boolean small = false;
            while (text.isLetter(at)) {
                small |= text.isLower(at++);
            }
            if (at - start > 1) {
                words++;
                shouted += small ? 0 : 1;
            }
            at = Math.max(at, start + 1);
        }
        return shouted >= FEWEST_WORDS && shouted >= words - words / 4;
    }
}

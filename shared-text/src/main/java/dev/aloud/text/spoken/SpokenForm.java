package dev.aloud.text.spoken;

import java.util.List;

/**
 * What is said for a written English text. Every text has a spoken form: what has no name in English is left out. Equal
 * texts have equal spoken forms, on the JVM and in a browser. Linear in the text, whatever the text. Thread-safe.
 */
public final class SpokenForm {
    /** The first rule that knows what stands at a place says it. */
    private static final List<Rule> RULES = List.of(new PlainNumbers(), new PlainWords(), new Punctuation());

    private SpokenForm() {}

    /**
     * Gives the words that are said for a text, with the marks between them.
     *
     * @param text any text; a block's text as a rule
     * @param accent whose English
     * @return the tokens in the order of the text; empty when nothing in it can be said
     */
    public static List<SpokenToken> of(String text, Accent accent) {
        Reading reading = new Reading(Folding.of(text), accent);
        int at = 0;
        while (at < reading.text.length()) {
            at = next(reading, at);
        }
        return reading.said.tokens();
    }

    private static int next(Reading reading, int at) {
        for (Rule rule : RULES) {
            int end = rule.read(reading, at);
            if (end > at) {
                return end;
            }
        }
        return at + 1;
    }
}

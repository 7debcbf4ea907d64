package dev.aloud.text.spoken;

/** {@code re-} and {@code co-} before a hyphen: with what follows one word, unless that were another word. */
final class Prefixes {
    private static final int LENGTH = 2;

    private Prefixes() {}

    /** Whether one of them begins at a place. */
    static boolean isOne(FoldedText text, int at) {
        String prefix = Ascii.lower(text.text(at, at + LENGTH));
        return prefix.equals("re") || prefix.equals("co");
    }

    /** Says the prefix, and what follows if it is one word with it: {@code re-elect}, {@code co-operate}; not {@code re-sign}. */
    static int read(Reading reading, int at, int hyphen) {
        FoldedText text = reading.text;
        int end = hyphen + 1;
        while (text.isLower(end)) {
            end++;
        }
        String prefix = Ascii.lower(text.text(at, hyphen));
        String rest = text.text(hyphen + 1, end);
        boolean capital = text.isUpper(at);
        if (prefix.equals("co") ? rest.startsWith("oper") || rest.startsWith("ord") : isJoined(rest)) {
            reading.said.word(prefix + rest, capital, at, end);
            return end;
        }
        // The word "re" is said as in music.
        reading.said.word(prefix.equals("re") ? "ree" : prefix, capital, at, hyphen);
        return hyphen;
    }

    /** Whether the joined word can be read in one way alone: {@code re-enter}, {@code re-use}; not {@code re-act}. */
    private static boolean isJoined(String rest) {
        return Ascii.isVowel(rest.charAt(0)) && !rest.startsWith("ac") && !rest.startsWith("al");
    }
}

package dev.aloud.text.spoken;

/** Phonemes that the text gives, {@code [word](/phonemes/)}; and links, of which only the text is said, {@code [text](address)}. */
final class Overrides implements Rule {
    private static final int LONGEST_WORD = 100;
    private static final int LONGEST_TARGET = 400;

    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        if (text.at(at) != '[') {
            return closing(reading, at);
        }
        int close = find(text, at + 1, ']', LONGEST_WORD);
        if (close <= at + 1 || text.at(close + 1) != '(') {
            return at;
        }
        int end = find(text, close + 2, ')', LONGEST_TARGET);
        if (end < close + 2) {
            return at;
        }
        boolean slashes = end - close > 4 && text.at(close + 2) == '/' && text.at(end - 1) == '/';
        String sounds = slashes ? text.source().substring(text.start(close + 3), text.start(end - 1)) : "";
        if (!isPhonemes(sounds)) {
            return end > close + 2 && isAddress(text, close + 2, end) ? at + 1 : at;
        }
        reading.said.sounds(sounds, at + 1, close);
        return end + 1;
    }

    /** Whether it is more than the path of a page, {@code /blog/2026/}: sounds are written with letters beyond ASCII. */
    private static boolean isPhonemes(String sounds) {
        boolean beyond = false;
        for (int i = 0; i < sounds.length(); i++) {
            if (sounds.charAt(i) == '/') {
                return false;
            }
            beyond |= sounds.charAt(i) > '~';
        }
        return beyond;
    }

    /** Leaves out the address behind the text of a link. */
    private static int closing(Reading reading, int at) {
        FoldedText text = reading.text;
        if (text.at(at) != ']' || text.at(at + 1) != '(') {
            return at;
        }
        int end = find(text, at + 2, ')', LONGEST_TARGET);
        return end > at + 2 && isAddress(text, at + 2, end) ? end + 1 : at;
    }

    /** Whether it looks like the target of a link: no space in it, and a dot, slash or number sign. */
    private static boolean isAddress(FoldedText text, int from, int to) {
        boolean sign = false;
        for (int i = from; i < to; i++) {
            if (text.isSpace(i)) {
                return false;
            }
            sign |= text.at(i) == '/' || text.at(i) == '.' || text.at(i) == '#';
        }
        return sign;
    }

    private static int find(FoldedText text, int from, char c, int most) {
        for (int i = from; i < from + most && i < text.length(); i++) {
            if (text.at(i) == c) {
                return i;
            }
            if (text.at(i) == '[') {
                return -1;
            }
        }
        return -1;
    }
}

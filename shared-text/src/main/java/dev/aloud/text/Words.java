package dev.aloud.text;

import dev.aloud.text.unicode.UnicodeProperties;

/** Finds and reads the words next to a stop, looking no further than abbreviations are long. */
final class Words {
    private static final int LONGEST_WORD = 24;

    private final CanonicalStream text;

    Words(CanonicalStream text) {
        this.text = text;
    }

    /** Whether it has the letters of a Roman number only. */
    boolean isRoman(int start, int end) {
        for (int i = start; i < end; i++) {
            switch (text.at(i)) {
                case 'I', 'V', 'X', 'L', 'C', 'D', 'M' -> {}
                default -> {
                    return false;
                }
            }
        }
        return end > start;
    }

    /** How many digits the word has if it has nothing else, otherwise 0. */
    int digits(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!isDigit(text.at(i))) {
                return 0;
            }
        }
        return end - start;
    }

    /** Where the word before this place starts: after white space, a quote, a bracket or a dash; not before {@code from}. */
    int start(int from, int end) {
        int start = end;
        int first = Math.max(from, end - LONGEST_WORD);
        while (start > first) {
            int unit = text.at(start - 1);
            if (WhiteSpace.is(unit) || Signs.isOpener(unit) || Signs.isDash(unit)) {
                break;
            }
            start--;
        }
        return start;
    }

    /** Where the letters that start here end. */
    int end(int start) {
        int end = start;
        while (end - start < LONGEST_WORD) {
            int unit = text.at(end);
            if (unit < 0) {
                break;
            }
            int properties = UnicodeProperties.of(unit);
            if (!UnicodeProperties.isLetter(properties) && !UnicodeProperties.isMark(properties)) {
                break;
            }
            end++;
        }
        return end;
    }

    static boolean isDigit(int unit) {
        return unit >= '0' && unit <= '9';
    }
}

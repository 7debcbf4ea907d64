package dev.aloud.text;

import static dev.aloud.text.unicode.UnicodeProperties.category;

import dev.aloud.text.unicode.UnicodeProperties;

/** What punctuation means to a reader: stops, clause marks, quotes, brackets, dashes; in all scripts. */
final class Signs {
    /** Marks after which a long sentence may be split, best first; see {@link Clauses}. */
    static final int SEMICOLON = 1;

    static final int COLON = 2;
    static final int DASH = 3;
    static final int COMMA = 4;
    static final int CLOSER = 5;

    private Signs() {}

    /** Whether it may end a sentence. */
    static boolean isStop(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint == '.' || codePoint == '!' || codePoint == '?';
        }
        return switch (codePoint) {
            case 0x2026, 0x22EF, 0xFE19, 0xFF0E, 0x203C, 0x2E2E -> true; // ellipses, full-width and double stops
            case 0x0F0D, 0x0F0E, 0x0F0F, 0x0F10, 0x0F11 -> true; // Tibetan shads
            case 0x0E5A, 0x0E5B, 0x17D4, 0x17D5, 0x17DA -> true; // Thai and Khmer ends of verse, sentence and chapter
            case 0x05C3 -> true; // the Hebrew end of a verse
            case 0x104A -> false; // Myanmar's little section, a comma
            default -> codePoint >= 0x37E && UnicodeProperties.isSentenceTerminal(UnicodeProperties.of(codePoint));
        };
    }

    /** Whether it is a dot that also stands in numbers, names and abbreviations. */
    static boolean isDot(int codePoint) {
        return codePoint == '.' || codePoint == 0xFF0E;
    }

    static boolean isEllipsis(int codePoint) {
        return codePoint == 0x2026 || codePoint == 0x22EF || codePoint == 0xFE19;
    }

    /** Whether white space has to follow such a stop before a sentence ends there: so in scripts written with spaces. */
    static boolean needsSpace(int stop) {
        return stop < 0x530 || (stop >= 0x2000 && stop < 0x2E80);
    }

    /** Whether it closes, standing right after a stop: any quote or closing bracket, or a mark of emphasis. */
    static boolean isCloser(int codePoint) {
        if (codePoint < 0x80) {
            return switch (codePoint) {
                case '"', '\'', ')', ']', '}', '*', '_', '`' -> true;
                default -> false;
            };
        }
        return switch (category(UnicodeProperties.of(codePoint))) {
            case UnicodeProperties.CLOSING_PUNCTUATION,
                    UnicodeProperties.INITIAL_QUOTE,
                    UnicodeProperties.FINAL_QUOTE -> true;
            default -> codePoint == 0xFF02 || codePoint == 0xFF07;
        };
    }

    /** Whether it opens, standing right before a word: any quote or opening bracket, or a mark of emphasis. */
    static boolean isOpener(int codePoint) {
        if (codePoint < 0x80) {
            return switch (codePoint) {
                case '"', '\'', '(', '[', '{', '*', '_', '`' -> true;
                default -> false;
            };
        }
        return switch (category(UnicodeProperties.of(codePoint))) {
            case UnicodeProperties.OPENING_PUNCTUATION,
                    UnicodeProperties.INITIAL_QUOTE,
                    UnicodeProperties.FINAL_QUOTE -> true;
            default -> codePoint == 0xA1 || codePoint == 0xBF; // ¡ ¿
        };
    }

    static boolean isDash(int codePoint) {
        return (codePoint >= 0x2012 && codePoint <= 0x2015) || codePoint == 0x2E3A || codePoint == 0x2E3B;
    }

    /** Which mark of a clause's end it is, or 0. A dash and a plain hyphen are told apart by what stands around them. */
    static int clauseMark(int codePoint) {
        return switch (codePoint) {
            case ';', 0xB7, 0xFF1B, 0xFE14, 0xFE54, 0x061B, 0x1364, 0xA6F6, 0x2E35, 0x204F -> SEMICOLON;
            case ':', 0xFF1A, 0xFE13, 0xFE55, 0x1365, 0x1366, 0xA6F4, 0x1804 -> COLON;
            case 0x2012, 0x2013, 0x2014, 0x2015, 0x2E3A, 0x2E3B -> DASH;
            case ',', 0xFF0C, 0x3001, 0xFF64, 0xFE10, 0xFE11, 0xFE50, 0xFE51, 0x060C, 0x1363, 0x104A -> COMMA;
            case 0x055D, 0x07F8, 0x1802, 0x1808, 0xA4FE, 0xA60D, 0xA6F5, 0x3003, 0x2E41, 0x2E4C -> COMMA;
            default -> isClosingBracket(codePoint) ? CLOSER : 0;
        };
    }

    private static boolean isClosingBracket(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint == ')' || codePoint == ']' || codePoint == '}' || codePoint == '"';
        }
        int category = category(UnicodeProperties.of(codePoint));
        return category == UnicodeProperties.CLOSING_PUNCTUATION || category == UnicodeProperties.FINAL_QUOTE;
    }

    /** What East Asian typesetting does not allow at the start of a line does not start a block either. */
    static boolean mayNotStart(int codePoint, int properties) {
        int category = category(properties);
        if (category == UnicodeProperties.CLOSING_PUNCTUATION
                || category == UnicodeProperties.FINAL_QUOTE
                || clauseMark(codePoint) != 0
                || isStop(codePoint)) {
            return true;
        }
        return switch (codePoint) {
            case 0x3005, 0x303B, 0x30FC, 0x30FB, 0x30FD, 0x30FE, 0x309D, 0x309E, 0x301C, 0xFF5E, 0xFF70 -> true;
            case 0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x308E -> true; // small kana
            case 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30EE -> true;
            default -> false;
        };
    }

    /** Whether it is a character of a script that stands without spaces, each or nearly each a syllable or word. */
    static boolean isIdeographic(int properties) {
        int script = UnicodeProperties.script(properties);
        return script >= UnicodeProperties.SCRIPT_HAN && script <= UnicodeProperties.SCRIPT_KATAKANA;
    }

    static boolean isLower(int properties) {
        return category(properties) == UnicodeProperties.LOWERCASE_LETTER;
    }

    static boolean isUpper(int properties) {
        int category = category(properties);
        return category == UnicodeProperties.UPPERCASE_LETTER || category == UnicodeProperties.TITLECASE_LETTER;
    }
}

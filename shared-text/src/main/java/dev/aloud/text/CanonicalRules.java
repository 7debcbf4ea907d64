package dev.aloud.text;

import dev.aloud.text.unicode.UnicodeProperties;

/** What canonical text does with a single character; {@link CanonicalStream} applies it. */
final class CanonicalRules {
    private static final int FIRST_COMBINING = 0x300;

    private CanonicalRules() {}

    /** Whether no rule concerns it: it stands for itself and composes with nothing before it. */
    static boolean isPlain(int unit) {
        if (unit < FIRST_COMBINING) {
            return unit < 0x7F ? unit >= ' ' || unit == '\n' || unit == '\t' : unit >= 0xA0 && unit != 0xAD;
        }
        int properties = UnicodeProperties.of(unit);
        int category = UnicodeProperties.category(properties);
        return UnicodeProperties.startsSegment(properties)
                && category != UnicodeProperties.FORMAT
                && category != UnicodeProperties.SURROGATE
                && unit != 0x2028
                && unit != 0x2029;
    }

    /** Whether it ends a line, in any of the ways there are. */
    static boolean isLineEnd(int codePoint) {
        return switch (codePoint) {
            case '\n', 0x0B, '\f', '\r', 0x85, 0x2028, 0x2029 -> true;
            default -> false;
        };
    }

    /** Whether it is a control or invisible format character; joiners and line ends are looked at before. */
    static boolean isRemoved(int codePoint, int properties) {
        int category = UnicodeProperties.category(properties);
        return (category == UnicodeProperties.CONTROL && codePoint != '\t')
                || (category == UnicodeProperties.FORMAT && !UnicodeProperties.isPrependedMark(properties));
    }

    /** Whether a joiner next to it means something. */
    static boolean isJoinable(int properties) {
        return UnicodeProperties.isLetter(properties)
                || UnicodeProperties.isPictographic(properties)
                || UnicodeProperties.isEmojiModifier(properties);
    }
}

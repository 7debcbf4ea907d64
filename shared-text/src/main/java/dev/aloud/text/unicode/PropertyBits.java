package dev.aloud.text.unicode;

/** How the properties of a code point are packed into an int. Apart from the tables, so that their generator can use it. */
final class PropertyBits {
    /** Code points in a block of the table. */
    static final int BLOCK = 128;

    static final int BREAK_OTHER = 0;
    static final int BREAK_CONTROL = 1;
    static final int BREAK_EXTEND = 2;
    static final int BREAK_ZWJ = 3;
    static final int BREAK_SPACING_MARK = 4;
    static final int BREAK_PREPEND = 5;
    static final int BREAK_L = 6;
    static final int BREAK_V = 7;
    static final int BREAK_T = 8;
    static final int BREAK_LV = 9;
    static final int BREAK_LVT = 10;
    static final int BREAK_REGIONAL = 11;

    static final int CONJUNCT_NONE = 0;
    static final int CONJUNCT_CONSONANT = 1;
    static final int CONJUNCT_EXTEND = 2;
    static final int CONJUNCT_LINKER = 3;

    static final int BREAK_SHIFT = 5;
    static final int CONJUNCT_SHIFT = 9;
    static final int QUICK_CHECK_SHIFT = 11;
    static final int COMBINING_SHIFT = 13;
    static final int SCRIPT_SHIFT = 21;
    static final int PICTOGRAPHIC = 1 << 25;
    static final int SENTENCE_TERMINAL = 1 << 26;
    static final int PREPENDED_MARK = 1 << 27;
    static final int QUICK_CHECK_YES = 1; // as in ICU

    private PropertyBits() {}

    static int graphemeBreak(int properties) {
        return (properties >> BREAK_SHIFT) & 15;
    }

    static int conjunctBreak(int properties) {
        return (properties >> CONJUNCT_SHIFT) & 3;
    }

    /** Packs what a code point has; the generator calls it. */
    static int pack(
            int category,
            int graphemeBreak,
            int conjunctBreak,
            int quickCheck,
            int combiningClass,
            int script,
            boolean pictographic,
            boolean sentenceTerminal,
            boolean prependedMark) {
        return category
                | graphemeBreak << BREAK_SHIFT
                | conjunctBreak << CONJUNCT_SHIFT
                | quickCheck << QUICK_CHECK_SHIFT
                | combiningClass << COMBINING_SHIFT
                | script << SCRIPT_SHIFT
                | (pictographic ? PICTOGRAPHIC : 0)
                | (sentenceTerminal ? SENTENCE_TERMINAL : 0)
                | (prependedMark ? PREPENDED_MARK : 0);
    }
}

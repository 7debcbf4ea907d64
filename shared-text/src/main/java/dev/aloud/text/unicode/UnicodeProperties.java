package dev.aloud.text.unicode;

/**
 * The properties of every code point, packed into an int that is looked up once and asked as often as needed. Stateless
 * and thread-safe.
 */
public final class UnicodeProperties {
    /** The version of Unicode that these properties are of. */
    public static final String VERSION = UnicodeTables.VERSION;

    /** General category Lu. (The numbers of categories are those of ICU.) */
    public static final int UPPERCASE_LETTER = 1;

    /** General category Ll. */
    public static final int LOWERCASE_LETTER = 2;

    /** General category Lt. */
    public static final int TITLECASE_LETTER = 3;

    /** General category Lo, the last of the letters; Lm is before it. */
    public static final int OTHER_LETTER = 5;

    /** General category Mn, the first of the marks. */
    public static final int NONSPACING_MARK = 6;

    /** General category Mc, the last of the marks. */
    public static final int SPACING_MARK = 8;

    /** General category Nd, the first of the numbers. */
    public static final int DECIMAL_DIGIT = 9;

    /** General category No, the last of the numbers. */
    public static final int OTHER_NUMBER = 11;

    /** General category Cc. */
    public static final int CONTROL = 15;

    /** General category Cf. */
    public static final int FORMAT = 16;

    /** General category Cs. */
    public static final int SURROGATE = 18;

    /** General category Ps. */
    public static final int OPENING_PUNCTUATION = 20;

    /** General category Pe. */
    public static final int CLOSING_PUNCTUATION = 21;

    /** General category Sk. */
    public static final int MODIFIER_SYMBOL = 26;

    /** General category Pi. */
    public static final int INITIAL_QUOTE = 28;

    /** General category Pf. */
    public static final int FINAL_QUOTE = 29;

    /** A script that none of the others names. */
    public static final int SCRIPT_OTHER = 0;

    /** Latin. */
    public static final int SCRIPT_LATIN = 1;

    /** Greek. */
    public static final int SCRIPT_GREEK = 2;

    /** Cyrillic. */
    public static final int SCRIPT_CYRILLIC = 3;

    /** Han, and the other scripts written like it, without spaces. */
    public static final int SCRIPT_HAN = 4;

    /** Hiragana. */
    public static final int SCRIPT_HIRAGANA = 5;

    /** Katakana, the last of the scripts of characters that stand side by side without spaces. */
    public static final int SCRIPT_KATAKANA = 6;

    /** Hangul. */
    public static final int SCRIPT_HANGUL = 7;

    /** Thai, Lao, Khmer, Myanmar and others that put spaces between phrases, not words. */
    public static final int SCRIPT_SPACELESS = 8;

    private static final int BLOCK_SHIFT = 7;
    private static final int BLOCK = PropertyBits.BLOCK;
    private static final char[] INDEX = index();
    private static final int[] CELLS = cells();

    private UnicodeProperties() {}

    /**
     * Looks up a code point.
     *
     * @param codePoint from 0 to 0x10FFFF; a surrogate is a code point here
     * @return its properties, for the other methods of this class
     */
    public static int of(int codePoint) {
        return CELLS[INDEX[codePoint >> BLOCK_SHIFT] + (codePoint & (BLOCK - 1))];
    }

    /**
     * Tells the general category.
     *
     * @param properties of a code point
     * @return it
     */
    public static int category(int properties) {
        return properties & 31;
    }

    /**
     * Tells the script, one of the constants.
     *
     * @param properties of a code point
     * @return it
     */
    public static int script(int properties) {
        return (properties >> PropertyBits.SCRIPT_SHIFT) & 15;
    }

    /**
     * Tells the canonical combining class.
     *
     * @param properties of a code point
     * @return it
     */
    public static int combiningClass(int properties) {
        return (properties >> PropertyBits.COMBINING_SHIFT) & 255;
    }

    /**
     * Tells whether text in NFC may hold it wherever its combining class allows.
     *
     * @param properties of a code point
     * @return true if so
     */
    public static boolean isComposed(int properties) {
        return ((properties >> PropertyBits.QUICK_CHECK_SHIFT) & 3) == PropertyBits.QUICK_CHECK_YES;
    }

    /**
     * Tells whether normalization never looks across the place before this code point.
     *
     * @param properties of a code point
     * @return whether its combining class is 0 and it is composed
     */
    public static boolean startsSegment(int properties) {
        return (properties & (255 << PropertyBits.COMBINING_SHIFT | 3 << PropertyBits.QUICK_CHECK_SHIFT))
                == PropertyBits.QUICK_CHECK_YES << PropertyBits.QUICK_CHECK_SHIFT;
    }

    /**
     * Tells whether it is an emoji or may become one.
     *
     * @param properties of a code point
     * @return true if so
     */
    public static boolean isPictographic(int properties) {
        return (properties & PropertyBits.PICTOGRAPHIC) != 0;
    }

    /**
     * Tells whether it may end a sentence.
     *
     * @param properties of a code point
     * @return true if so
     */
    public static boolean isSentenceTerminal(int properties) {
        return (properties & PropertyBits.SENTENCE_TERMINAL) != 0;
    }

    /**
     * Tells whether it is a visible sign of category Cf, such as U+06DD.
     *
     * @param properties of a code point
     * @return true if so
     */
    public static boolean isPrependedMark(int properties) {
        return (properties & PropertyBits.PREPENDED_MARK) != 0;
    }

    /**
     * Tells whether it is a letter.
     *
     * @param properties of a code point
     * @return true if so
     */
    public static boolean isLetter(int properties) {
        int category = properties & 31;
        return category >= UPPERCASE_LETTER && category <= OTHER_LETTER;
    }

    /**
     * Tells whether it is a mark.
     *
     * @param properties of a code point
     * @return true if so
     */
    public static boolean isMark(int properties) {
        int category = properties & 31;
        return category >= NONSPACING_MARK && category <= SPACING_MARK;
    }

    /**
     * Tells whether it is a number.
     *
     * @param properties of a code point
     * @return true if so
     */
    public static boolean isNumber(int properties) {
        int category = properties & 31;
        return category >= DECIMAL_DIGIT && category <= OTHER_NUMBER;
    }

    /**
     * Tells whether it always belongs to the cluster before it: a mark or joiner.
     *
     * @param properties of a code point
     * @return true if so
     */
    public static boolean extendsCluster(int properties) {
        int graphemeBreak = PropertyBits.graphemeBreak(properties);
        return graphemeBreak >= PropertyBits.BREAK_EXTEND && graphemeBreak <= PropertyBits.BREAK_SPACING_MARK;
    }

    /**
     * Tells whether what follows belongs to its cluster, whatever that is.
     *
     * @param properties of a code point
     * @return true if so
     */
    public static boolean takesNext(int properties) {
        return PropertyBits.graphemeBreak(properties) == PropertyBits.BREAK_PREPEND;
    }

    /**
     * Tells whether it is one of the five emoji modifiers, which give an emoji its skin tone.
     *
     * @param properties of a code point
     * @return true if so
     */
    public static boolean isEmojiModifier(int properties) {
        return category(properties) == MODIFIER_SYMBOL
                && PropertyBits.graphemeBreak(properties) == PropertyBits.BREAK_EXTEND;
    }

    private static char[] index() {
        char[] index = new char[0x110000 / BLOCK];
        PackedInts runs = new PackedInts(UnicodeTables.INDEX);
        for (int at = 0; at < index.length; ) {
            char start = (char) (runs.next() * BLOCK);
            for (int left = runs.next(); left > 0; left--) {
                index[at++] = start;
            }
        }
        return index;
    }

    private static int[] cells() {
        int[] values = new int[1024];
        PackedInts packed = new PackedInts(UnicodeTables.VALUES);
        for (int i = 0; packed.hasNext(); i++) {
            values[i] = packed.next();
        }
        int[] cells = new int[blocks() * BLOCK];
        PackedInts runs = new PackedInts(UnicodeTables.CELLS);
        for (int at = 0; at < cells.length; ) {
            int value = values[runs.next()];
            for (int left = runs.next(); left > 0; left--) {
                cells[at++] = value;
            }
        }
        return cells;
    }

    private static int blocks() {
        int last = 0;
        for (char start : INDEX) {
            last = Math.max(last, start);
        }
        return last / BLOCK + 1;
    }
}

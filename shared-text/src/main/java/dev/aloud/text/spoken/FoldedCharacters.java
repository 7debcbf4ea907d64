package dev.aloud.text.spoken;

/** Characters that fold to something other than their base letter: spaces, typographic marks, ligatures, styled letters. */
final class FoldedCharacters {
    /** Symbols that have a name or a meaning of their own, and so stay as they are. */
    private static final String KEPT =
            "–—…“”‘•−×÷±≤≥≠≈∞√∑∏∂∫°©®™§¶№†‡¢£¥€₩₪₫₦₱₹₺₽฿₿¹²³⁰⁴⁵⁶⁷⁸⁹⁻½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒‰→←↔⇒⇔↑↓♯♭";

    /** Pairs: what is written, what it folds to. */
    private static final String[] ONE_TO_ONE = {
        "’'", "‚'", "‛'", "′'", "ʼ'", "ʹ'", "´'", "‵'", "ʻ'", "ˈ'", "″\"", "〃\"", "„“", "‟“", "«“", "»”", "‹“", "›”",
        "「“", "」”", "『“", "』”", "‐-", "‑-", "‒–", "―—", "⸺—", "⸻—", "〜–", "⁃•", "‣•", "◦•", "▪•", "■•", "●•", "○•",
        "·•", "⋅×", "∙•", "⁄/", "∕/", "∗*", "µμ", "ΩΩ", "Kk", "、,", "。.", "،,", "؟?", "；;", "︰:", "❤♥", "～~", "˚°",
        "º°", "ªa", "≃≈", "≅≈", "∼~", "⟶→", "➔→", "➜→", "➡→", "￡£", "￥¥", "￠¢", "₨₹", "ſs", "ıi", "ĸk", "ðd", "Ðd",
        "đd", "ĐD", "ħh", "ĦH", "łl", "ŁL", "øo", "ØO", "ŧt", "ŦT", "ŉn", "ƒf", "ɐa", "əe", "ɪi", "ʊu", "⋯…", "︙…",
        "（(", "）)", "【(", "】)", "〔(", "〕)", "ʿ'", "ʾ'"
    };

    private static final String MANY_FROM = "ÆæŒœßẞÞþŊŋﬀﬁﬂﬃﬄﬅﬆ℃℉™ĲĳǄǅǆǇǈǉǊǋǌ‼⁇⁈⁉‥";
    private static final String[] MANY_TO = {
        "Ae", "ae", "Oe", "oe", "ss", "SS", "Th", "th", "Ng", "ng", "ff", "fi", "fl", "ffi", "ffl", "st", "st", "°C",
        "°F", "™", "IJ", "ij", "DZ", "Dz", "dz", "LJ", "Lj", "lj", "NJ", "Nj", "nj", "!!", "??", "?!", "!?", "…"
    };

    private static final String ROMAN = "I II III IV V VI VII VIII IX X XI XII L C D M ";
    private static final int ROMAN_FIRST = 0x2160;
    private static final int ROMAN_SMALL = 0x2170;
    private static final int ROMAN_COUNT = 16;
    private static final int CIRCLED_FIRST = 0x2460;
    private static final int CIRCLED_COUNT = 20;
    private static final int SUBSCRIPT_FIRST = 0x2080;
    private static final int FULL_WIDTH_FIRST = 0xFF01;
    private static final int FULL_WIDTH_LAST = 0xFF5E;
    private static final int MATHEMATICAL_FIRST = 0x1D400;
    private static final int MATHEMATICAL_LAST = 0x1D6A3;
    private static final int LETTERS = 26;

    private FoldedCharacters() {}

    /** What a code point beyond ASCII folds to, or an empty string when its base letter decides. */
    static String of(int codePoint) {
        if (isSpace(codePoint)) {
            return " ";
        }
        if (codePoint < ' ' || codePoint == 0x7F) {
            return String.valueOf(FoldedText.UNSAID);
        }
        return codePoint < 0x10000 ? inPlane((char) codePoint) : mathematical(codePoint);
    }

    private static String inPlane(char c) {
        if (c == FoldedText.JOINING_SPACE || c == 0x2007 || c == 0x2009 || c == 0x200A || c == 0x202F) {
            return String.valueOf(FoldedText.JOINING_SPACE);
        }
        int many = MANY_FROM.indexOf(c);
        if (many >= 0) {
            return MANY_TO[many];
        }
        if (KEPT.indexOf(c) >= 0) {
            return String.valueOf(c);
        }
        for (String pair : ONE_TO_ONE) {
            if (pair.charAt(0) == c) {
                return pair.substring(1);
            }
        }
        return counted(c);
    }

    private static String counted(char c) {
        if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST) {
            return String.valueOf((char) ('!' + c - FULL_WIDTH_FIRST));
        }
        if (c >= SUBSCRIPT_FIRST && c < SUBSCRIPT_FIRST + 10) {
            return String.valueOf((char) ('0' + c - SUBSCRIPT_FIRST));
        }
        if (c >= CIRCLED_FIRST && c < CIRCLED_FIRST + CIRCLED_COUNT) {
            return String.valueOf(c - CIRCLED_FIRST + 1);
        }
        if (c >= ROMAN_FIRST && c < ROMAN_FIRST + ROMAN_COUNT) {
            return roman(c - ROMAN_FIRST);
        }
        if (c >= ROMAN_SMALL && c < ROMAN_SMALL + ROMAN_COUNT) {
            return Ascii.lower(roman(c - ROMAN_SMALL));
        }
        return "";
    }

    private static String roman(int index) {
        int start = 0;
        for (int i = 0; i < index; i++) {
            start = ROMAN.indexOf(' ', start) + 1;
        }
        return ROMAN.substring(start, ROMAN.indexOf(' ', start));
    }

    /** The mathematical alphabets, which people use as bold and italic, are laid out as A to Z, a to z, again and again. */
    private static String mathematical(int codePoint) {
        if (codePoint < MATHEMATICAL_FIRST || codePoint > MATHEMATICAL_LAST) {
            return "";
        }
        int letter = (codePoint - MATHEMATICAL_FIRST) % (2 * LETTERS);
        return String.valueOf((char) (letter < LETTERS ? 'A' + letter : 'a' + letter - LETTERS));
    }

    private static boolean isSpace(int codePoint) {
        return codePoint == ' '
                || (codePoint >= 0x09 && codePoint <= 0x0D)
                || codePoint == 0x85
                || codePoint == 0x1680
                || (codePoint >= 0x2000 && codePoint <= 0x2006)
                || codePoint == 0x2008
                || codePoint == 0x2028
                || codePoint == 0x2029
                || codePoint == 0x205F
                || codePoint == 0x3000;
    }
}

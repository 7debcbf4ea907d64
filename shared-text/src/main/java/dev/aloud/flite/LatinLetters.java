package dev.aloud.flite;

/**
 * Latin letters beyond ASCII as the ASCII letters that English speakers write for them. The base letters are those of
 * Unicode's compatibility decomposition; the rest (such as {@code æ} and {@code ß}) follow common usage.
 */
final class LatinLetters {
    private static final int BLOCK_1 = 0x00C0;
    private static final String BASES_1 = "AAAAAA?CEEEEIIII?NOOOOO??UUUUY??aaaaaa?ceeeeiiii?nooooo??uuuuy?y"
            + "AaAaAaCcCcCcCcDd??EeEeEeEeEeGgGgGgGgHh??IiIiIiIiI?IiJjKk?LlLlLlL"
            + "l??NnNnNn???OoOoOo??RrRrRrSsSsSsSsTtTt??UuUuUuUuUuUuWwYyYZzZzZzs"
            + "????????????????????????????????Oo?????????????Uu???????????????"
            + "????DDdLLlNNnAaIiOoUuUuUuUuUu?AaAa????GgKkOoOo??jDDdGg??NnAa????"
            + "AaAaEeEeIiIiOoOoRrRrUuUuSsTt??Hh??????AaEeOoOoOoOoYy????????????";

    private static final int BLOCK_2 = 0x1E00;
    private static final String BASES_2 = "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMm"
            + "MmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVv"
            + "WwWwWwWwWwXxXxYyZzZzZzhtwyas????AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe"
            + "EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy??????";

    private static final String OTHERS = "ÆæÐðØøÞþßĐđĦħıŁłŉŊŋŒœŦŧƒẞﬀﬁﬂﬃﬄﬅﬆ";
    private static final String[] OTHER_LETTERS = {
        "AE", "ae", "D", "d", "O", "o", "Th", "th", "ss", "D", "d", "H", "h", "i", "L", "l", "'n", "Ng", "ng", "OE",
        "oe", "T", "t", "f", "SS", "ff", "fi", "fl", "ffi", "ffl", "st", "st"
    };

    private static final int FULL_WIDTH_FIRST = 0xFF01;
    private static final int FULL_WIDTH_LAST = 0xFF5E;
    private static final int MATHEMATICAL_FIRST = 0x1D400;
    private static final int MATHEMATICAL_LAST = 0x1D6A3;
    private static final int MATHEMATICAL_DIGIT_FIRST = 0x1D7CE;
    private static final int MATHEMATICAL_DIGIT_LAST = 0x1D7FF;
    private static final int LETTERS = 26;

    private LatinLetters() {}

    /** The ASCII characters for a code point, or an empty string when it is no Latin letter or full-width character. */
    static String of(int codePoint) {
        String base = base(BASES_1, codePoint - BLOCK_1);
        if (base.isEmpty()) {
            base = base(BASES_2, codePoint - BLOCK_2);
        }
        if (!base.isEmpty()) {
            return base;
        }
        int other = codePoint > 0xFFFF ? -1 : OTHERS.indexOf((char) codePoint);
        return other >= 0 ? OTHER_LETTERS[other] : styled(codePoint);
    }

    private static String base(String bases, int index) {
        boolean known = index >= 0 && index < bases.length() && bases.charAt(index) != '?';
        return known ? bases.substring(index, index + 1) : "";
    }

    /** Full-width forms and the mathematical alphabets (which people use as bold and italic), laid out in ASCII order. */
    private static String styled(int codePoint) {
        if (codePoint >= FULL_WIDTH_FIRST && codePoint <= FULL_WIDTH_LAST) {
            return String.valueOf((char) ('!' + codePoint - FULL_WIDTH_FIRST));
        }
        if (codePoint >= MATHEMATICAL_FIRST && codePoint <= MATHEMATICAL_LAST) {
            int letter = (codePoint - MATHEMATICAL_FIRST) % (2 * LETTERS);
            return String.valueOf((char) (letter < LETTERS ? 'A' + letter : 'a' + letter - LETTERS));
        }
        if (codePoint >= MATHEMATICAL_DIGIT_FIRST && codePoint <= MATHEMATICAL_DIGIT_LAST) {
            return String.valueOf((char) ('0' + (codePoint - MATHEMATICAL_DIGIT_FIRST) % 10));
        }
        return "";
    }
}

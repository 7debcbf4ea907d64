package dev.aloud.text.spoken;

/** Fractions in words. */
final class Fractions {
    private static final String SIGNS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒";
    private static final int[] PARTS = {1, 1, 2, 1, 3, 1, 2, 3, 4, 1, 5, 1, 1, 3, 5, 7, 1, 1};
    private static final int[] WHOLES = {2, 3, 3, 4, 4, 5, 5, 5, 5, 6, 6, 7, 8, 8, 8, 8, 9, 10};
    private static final int LARGEST_PARTS = 20;

    private Fractions() {}

    /** Whether it is a fraction in one character. */
    static boolean isSign(char c) {
        return c != FoldedText.NOTHING && SIGNS.indexOf(c) >= 0;
    }

    /** A fraction in one character that stands alone. */
    static String of(char sign) {
        int index = SIGNS.indexOf(sign);
        return of(PARTS[index], WHOLES[index]);
    }

    /** A fraction in one character behind a whole number. */
    static String behindWhole(char sign) {
        int index = SIGNS.indexOf(sign);
        return behindWhole(PARTS[index], WHOLES[index]);
    }

    /** Says so many parts of a whole of so many. */
    static String of(int parts, int whole) {
        if (parts >= 4 && whole == 10) {
            return Cardinals.of(parts, Accent.US) + " out of ten";
        }
        return Cardinals.of(parts, Accent.US) + " " + (parts == 1 ? one(whole) : Ordinals.plural(one(whole)));
    }

    static String behindWhole(int parts, int whole) {
        return "and " + (parts == 1 ? (whole == 8 ? "an " : "a ") + one(whole) : of(parts, whole));
    }

    /** Whether two numbers with a slash are said as a fraction. */
    static boolean isProper(int parts, int whole) {
        boolean usual = whole <= LARGEST_PARTS || whole == 32 || whole == 64 || whole == 100 || whole == 1000;
        return whole > 1 && usual && ((parts > 0 && parts < whole) || (parts < 50 && whole < 10));
    }

    private static String one(int whole) {
        return switch (whole) {
            case 2 -> "half";
            case 4 -> "quarter";
            case 100 -> "hundredth";
            case 1000 -> "thousandth";
            default -> Ordinals.of(whole, Accent.US);
        };
    }
}

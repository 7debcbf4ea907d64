package dev.aloud.text.spoken;

/** The months, by name, abbreviation and number. */
final class Months {
    private static final String[] NAMES = {
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december"
    };
    private static final int SHORTEST = 3;

    private Months() {}

    /** The number of a month, 1 to 12, by its name or the first three letters (or {@code Sept}); 0 when it is none. */
    static int number(String word) {
        String lower = Ascii.lower(word);
        for (int i = 0; i < NAMES.length; i++) {
            boolean abbreviation = lower.length() == SHORTEST && NAMES[i].startsWith(lower);
            if (abbreviation || NAMES[i].equals(lower)) {
                return i + 1;
            }
        }
        return lower.equals("sept") ? 9 : 0;
    }

    static String name(int month) {
        return NAMES[month - 1];
    }

    /** Whether there is such a day in some year. */
    static boolean isDay(int month, int day) {
        return month >= 1 && month <= 12 && day >= 1 && day <= (month == 2 ? 29 : isShort(month) ? 30 : 31);
    }

    private static boolean isShort(int month) {
        return month == 4 || month == 6 || month == 9 || month == 11;
    }
}

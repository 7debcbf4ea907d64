package dev.aloud.text.spoken;

/** How years are said, and when four digits are one. */
final class Years {
    private static final WordSet BEFORE_YEAR =
            WordSet.of("in since by of from until till year after before during around"
                    + " circa early late mid the and to between january february march april may june july august september"
                    + " october november december spring summer autumn fall winter christmas easter");
    private static final WordSet NO_PLURAL =
            WordSet.of("was is has as this his its us does plus versus less perhaps thus"
                    + " always towards besides across series news");
    private static final WordSet PEOPLE = WordSet.of("people men women children others");
    private static final WordSet BEFORE_FUTURE = WordSet.of("in by year until");

    private Years() {}

    /** Says four digits as a year; fewer or more as a number. */
    static String of(String digits, Accent accent) {
        return digits.length() == 4 && digits.charAt(0) != '0' ? pairs(digits, accent) : Cardinals.of(digits, accent);
    }

    private static String pairs(String digits, Accent accent) {
        int first = (digits.charAt(0) - '0') * 10 + digits.charAt(1) - '0';
        int last = (digits.charAt(2) - '0') * 10 + digits.charAt(3) - '0';
        if (first % 10 == 0 && last < 10) {
            return Cardinals.of(digits, accent);
        }
        if (last == 0) {
            return Cardinals.belowHundred(first) + " hundred";
        }
        return Cardinals.belowHundred(first) + " " + twoDigits(last);
    }

    /** Says the last two digits of a year or the minutes of an hour. */
    static String twoDigits(int number) {
        return (number < 10 ? "oh " : "") + Cardinals.belowHundred(number);
    }

    /** Whether a number that stands alone is said as a year. */
    static boolean isYear(Reading reading, Figure figure) {
        if (!figure.isPlain(4)) {
            return false;
        }
        int value = figure.value();
        if (value >= 2100 && value < 3000) {
            return BEFORE_FUTURE.has(reading.before(figure.from()))
                    && reading.after(figure.end()).isEmpty();
        }
        return value > 1009 && value < 2100 && !counts(reading, figure);
    }

    /** Whether it tells how many: {@code 1250 students}. */
    static boolean counts(Reading reading, Figure figure) {
        String after = reading.after(figure.end());
        if (after.length() < 3 || !Ascii.isLower(after.charAt(0)) || !reading.text.isSpace(figure.end())) {
            return false;
        }
        boolean plural =
                (after.endsWith("s") && !after.endsWith("ss") && !after.endsWith("'s") && !NO_PLURAL.has(after))
                        || PEOPLE.has(after);
        return plural && !BEFORE_YEAR.has(reading.before(figure.from()));
    }
}

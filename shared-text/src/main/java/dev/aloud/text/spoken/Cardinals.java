package dev.aloud.text.spoken;

/** Whole numbers in words. */
final class Cardinals {
    private static final String[] UNITS = {
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen"
    };
    private static final String[] TENS = {
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
    };
    private static final String[] GROUPS = {"", "thousand", "million", "billion", "trillion", "quadrillion"};

    /** The most digits that are said as one number. */
    static final int LONGEST = 3 * GROUPS.length;

    private Cardinals() {}

    /** Says a number of digits: as one number, or digit by digit when it is too long or begins with a zero. */
    static String of(String digits, Accent accent) {
        boolean code = digits.length() > 1 && digits.charAt(0) == '0';
        return code || digits.length() > LONGEST ? digits(digits) : number(digits, accent);
    }

    /** Says a small number. */
    static String of(int number, Accent accent) {
        return of(String.valueOf(number), accent);
    }

    /** Says digits one by one. */
    static String digits(String digits) {
        StringBuilder words = new StringBuilder(6 * digits.length());
        for (int i = 0; i < digits.length(); i++) {
            words.append(i == 0 ? "" : " ").append(UNITS[digits.charAt(i) - '0']);
        }
        return words.toString();
    }

    private static String number(String digits, Accent accent) {
        StringBuilder words = new StringBuilder();
        int groups = (digits.length() + 2) / 3;
        for (int i = 0; i < groups; i++) {
            int group = groups - 1 - i;
            int end = digits.length() - 3 * group;
            int value = value(digits, Math.max(0, end - 3), end);
            boolean joined = accent == Accent.GB && group == 0 && value < 100 && !words.isEmpty();
            if (value > 0 || (groups == 1 && words.isEmpty())) {
                words.append(words.isEmpty() ? "" : " ").append(joined ? "and " : "");
                belowThousand(value, accent, words);
                words.append(group > 0 ? " " : "").append(GROUPS[group]);
            }
        }
        return words.toString();
    }

    private static void belowThousand(int value, Accent accent, StringBuilder words) {
        int rest = value % 100;
        if (value >= 100) {
            words.append(UNITS[value / 100]).append(" hundred");
            if (rest > 0) {
                words.append(accent == Accent.GB ? " and " : " ");
            }
        }
        if (rest > 0 || value == 0) {
            words.append(belowHundred(rest));
        }
    }

    /** Says a number from 0 to 99. */
    static String belowHundred(int number) {
        if (number < UNITS.length) {
            return UNITS[number];
        }
        return TENS[number / 10] + (number % 10 == 0 ? "" : " " + UNITS[number % 10]);
    }

    private static int value(String digits, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = 10 * value + digits.charAt(i) - '0';
        }
        return value;
    }
}

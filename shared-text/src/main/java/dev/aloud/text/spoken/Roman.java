package dev.aloud.text.spoken;

/** The value of Roman numbers in their usual form. */
final class Roman {
    private static final int LONGEST = 15;
    private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] SIGNS = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};

    private Roman() {}

    /** The value of a number in capitals, or 0 when it is none or not in the usual form. */
    static int value(String written) {
        if (written.length() > LONGEST) {
            return 0;
        }
        int value = 0;
        int at = 0;
        for (int i = 0; i < VALUES.length; i++) {
            boolean repeats = SIGNS[i].length() == 1
                    && SIGNS[i].charAt(0) != 'V'
                    && SIGNS[i].charAt(0) != 'L'
                    && SIGNS[i].charAt(0) != 'D';
            for (int n = 0; n < (repeats ? 3 : 1) && written.startsWith(SIGNS[i], at); n++) {
                value += VALUES[i];
                at += SIGNS[i].length();
            }
        }
        return at == written.length() ? value : 0;
    }
}

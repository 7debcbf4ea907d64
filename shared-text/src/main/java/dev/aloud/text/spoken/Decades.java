package dev.aloud.text.spoken;

/** {@code 1990s}, {@code '90s}, {@code 20s}, {@code 747s}: tens of years, or several of a number. */
final class Decades implements Rule {
    private static final WordSet BEFORE_SECONDS = new WordSet(
            "for after every within wait waits waited takes took take" + " timeout than lasts lasted last exactly");

    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        boolean apostrophe = isApostrophe(text.at(at));
        int from = apostrophe ? at + 1 : at;
        int end = Figure.digitsEnd(text, from);
        int s = text.at(end) == '\'' ? end + 1 : end;
        if (end == from || end - from > 4 || text.at(s) != 's' || text.isWord(s + 1)) {
            return apostrophe ? shortYear(reading, at, end) : at;
        }
        String digits = text.text(from, end);
        String words = words(reading, digits, from, s + 1, apostrophe);
        if (words.isEmpty()) {
            return at;
        }
        reading.said.phrase(words, at, s + 1);
        return s + 1;
    }

    private static String words(Reading reading, String digits, int from, int end, boolean apostrophe) {
        boolean round = digits.endsWith("0");
        if (digits.length() < 3 && !apostrophe) {
            String before = reading.before(from);
            boolean named = reading.text.at(from - 1) == '-' && !before.equals("mid");
            if (!named && (!round || digits.length() < 2 || BEFORE_SECONDS.has(before))) {
                return "";
            }
        }
        if (reading.after(end).equals("of") && digits.length() < 5 && digits.charAt(0) == '1' && isPowerOfTen(digits)) {
            return digits.length() == 2 ? "tens" : digits.length() == 3 ? "hundreds" : "thousands";
        }
        String number = digits.length() == 3 && !round
                ? StandingNumbers.inPairs(digits, reading.accent)
                : Years.of(digits, reading.accent);
        return Ordinals.plural(number);
    }

    private static boolean isPowerOfTen(String digits) {
        for (int i = 1; i < digits.length(); i++) {
            if (digits.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    /** {@code '98}. */
    private static int shortYear(Reading reading, int at, int end) {
        boolean year = end - at == 3
                && !reading.text.isWord(end)
                && !reading.text.isWord(at - 1)
                && reading.text.at(end) != '\'';
        if (!year) {
            return at;
        }
        reading.said.phrase(Years.twoDigits(Integer.parseInt(reading.text.text(at + 1, end))), at, end);
        return end;
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '‘';
    }
}

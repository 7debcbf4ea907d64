package dev.aloud.text.spoken;

/** {@code 1990s}, {@code '90s}, {@code 20s}, {@code 747s}: tens of years, or several of a number. */
final class Decades implements Rule {
    private static final WordSet BEFORE_SECONDS = WordSet.of(
            "for after every within wait waits waited takes took take" + " timeout than lasts lasted last exactly");

    /** Behind these it tells how often a number is there, not how many seconds pass. */
    private static final WordSet BEFORE_SEVERAL =
            WordSet.of("the dozen these those all some many few two three four rolled" + " binary");

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
            if (isSeveral(reading, digits, from, end)) {
                return Ordinals.plural(Cardinals.of(digits, reading.accent));
            }
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

    /** {@code 0s and 1s}, {@code the 7s}: a number of which there are several, and no round one, which is an age or time. */
    private static boolean isSeveral(Reading reading, String digits, int from, int end) {
        FoldedText text = reading.text;
        String before = reading.before(from);
        boolean round = digits.length() == 2 && digits.endsWith("0");
        if (text.at(from - 1) == '-' || BEFORE_SECONDS.has(before) || round) {
            return false;
        }
        boolean first = reading.after(end).equals("and") && isPlural(text, end + 5);
        boolean second = before.equals("and") && text.at(from - 6) == 's' && text.isDigit(from - 7);
        return digits.equals("0") || BEFORE_SEVERAL.has(before) || first || second;
    }

    /** Whether digits and an s begin at a place. */
    private static boolean isPlural(FoldedText text, int at) {
        int end = Figure.digitsEnd(text, at);
        return end > at && end - at < 3 && text.at(end) == 's' && !text.isWord(end + 1);
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

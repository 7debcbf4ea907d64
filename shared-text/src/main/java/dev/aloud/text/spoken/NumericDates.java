package dev.aloud.text.spoken;

/** Dates in digits: {@code 2026-11-20}, {@code 03/04/1998}, {@code 3/4/98}, {@code 20.11.2026}. */
final class NumericDates implements Rule {
    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        int first = Figure.digitsEnd(text, at);
        char separator = text.at(first);
        if (first == at || first - at > 4 || (separator != '-' && separator != '/' && separator != '.')) {
            return at;
        }
        int second = Figure.digitsEnd(text, first + 1);
        int end = Figure.digitsEnd(text, second + 1);
        if (text.at(second) != separator || second - first > 3 || end - second > 5 || end - second < 2) {
            return at;
        }
        boolean joined = text.at(end) == separator && text.isDigit(end + 1);
        if (joined || (text.isLetter(end) && text.at(end) != 'T')) {
            return at;
        }
        String said = said(
                text.text(at, first),
                text.text(first + 1, second),
                text.text(second + 1, end),
                separator,
                reading.accent);
        if (said.isEmpty()) {
            return at;
        }
        reading.said.phrase(said, at, end);
        return text.at(end) == 'T' && text.isDigit(end + 1) ? end + 1 : end;
    }

    private static String said(String first, String second, String third, char separator, Accent accent) {
        if (first.length() == 4 && second.length() <= 2 && third.length() <= 2) {
            return date(first, number(second), number(third), accent);
        }
        boolean shortYear = third.length() == 2 && separator == '/';
        if (first.length() > 2 || second.length() > 2 || second.isEmpty() || (third.length() != 4 && !shortYear)) {
            return "";
        }
        boolean monthFirst = accent == Accent.US && separator != '.';
        int month = number(monthFirst ? first : second);
        int day = number(monthFirst ? second : first);
        return Months.isDay(month, day) ? date(third, month, day, accent) : date(third, day, month, accent);
    }

    private static String date(String year, int month, int day, Accent accent) {
        if (!Months.isDay(month, day)) {
            return "";
        }
        String yearWords = year.length() == 2 ? Years.twoDigits(number(year)) : Years.of(year, accent);
        String dayWord = Ordinals.of(day, accent);
        return accent == Accent.US
                ? Months.name(month) + " " + dayWord + " " + yearWords
                : "the " + dayWord + " of " + Months.name(month) + " " + yearWords;
    }

    private static int number(String digits) {
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}

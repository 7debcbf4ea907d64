package dev.aloud.text.spoken;

/** Dates with the day before the name of the month: {@code 3 March 1998}, {@code 3–5 May}, {@code 10-Jan-2020}. */
final class DayDates implements Rule {
    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        int end = DayOfMonth.end(text, at);
        if (end == at) {
            return at;
        }
        int second = DayOfMonth.second(reading, end);
        int dayEnd = second > end ? DayOfMonth.end(text, second) : end;
        boolean hyphen = text.at(dayEnd) == '-';
        int month = hyphen ? dayEnd + 1 : reading.afterSpace(dayEnd);
        String written = month > dayEnd && text.isUpper(month) ? reading.after(month) : "";
        int number = Months.number(written);
        if (number == 0 || !Months.isDay(number, DayOfMonth.number(text, at)) || isModal(reading, month, written)) {
            return at;
        }
        int monthEnd = month + written.length();
        return hyphen
                ? hyphened(reading, at, end, number, monthEnd)
                : said(reading, at, end, second, dayEnd, number, month, monthEnd);
    }

    /** {@code on the 5 May not be enough} is not a date; a name is one when a mark, a number or the text's end follows. */
    private static boolean isModal(Reading reading, int month, String written) {
        String after = reading.after(month + written.length());
        return written.equals("May") && (after.equals("be") || after.equals("not") || after.equals("have"));
    }

    private static int hyphened(Reading reading, int at, int dayEnd, int month, int monthEnd) {
        FoldedText text = reading.text;
        int year = monthEnd + 1;
        int end = Figure.digitsEnd(text, year);
        boolean valid = text.at(monthEnd) == '-' && (end - year == 4 || end - year == 2) && !text.isWord(end);
        if (!valid || dayEnd > Figure.digitsEnd(text, at)) {
            return at;
        }
        String digits = text.text(year, end);
        String words =
                digits.length() == 4 ? Years.of(digits, reading.accent) : Years.twoDigits(Integer.parseInt(digits));
        String day = Ordinals.of(DayOfMonth.number(text, at), reading.accent);
        reading.said.phrase("the " + day + " of " + Months.name(month) + " " + words, at, end);
        return end;
    }

    private static int said(
            Reading reading, int at, int end, int second, int dayEnd, int number, int month, int monthEnd) {
        FoldedText text = reading.text;
        String article = reading.before(at).equals("the") ? "" : "the ";
        String day = article + Ordinals.of(DayOfMonth.number(text, at), reading.accent);
        if (second > end) {
            day += " to the " + Ordinals.of(DayOfMonth.number(text, second), reading.accent);
        }
        reading.said.phrase(day + " of", at, dayEnd);
        int dotted = text.at(monthEnd) == '.' && !reading.endsSentence(monthEnd) ? monthEnd + 1 : monthEnd;
        reading.said.phrase(Months.name(number), month, dotted);
        return MonthDates.year(reading, dotted);
    }
}

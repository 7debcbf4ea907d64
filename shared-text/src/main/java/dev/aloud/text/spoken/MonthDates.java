package dev.aloud.text.spoken;

/** Dates with the name of the month before the day: {@code March 3, 1998}, {@code Sept. 11}, {@code May 3–5}, {@code Jan 2020}. */
final class MonthDates implements Rule {
    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        if (!text.isUpper(at) || !reading.atStart(at)) {
            return at;
        }
        String written = reading.after(at);
        int month = Months.number(written);
        if (month == 0) {
            return at;
        }
        int end = at + written.length();
        int monthEnd = text.at(end) == '.' && text.isSpace(end + 1) ? end + 1 : end;
        int day = reading.afterSpace(monthEnd);
        if (day == monthEnd || !text.isDigit(day)) {
            return at;
        }
        Draft draft = new Draft();
        draft.add(Months.name(month), at, monthEnd);
        int dayEnd = DayOfMonth.end(text, day);
        if (dayEnd > day) {
            return day(reading, month, day, dayEnd, draft);
        }
        int yearEnd = yearEnd(text, day);
        if (yearEnd > day) {
            draft.say(reading.said);
            reading.said.phrase(Years.of(text.text(day, yearEnd), reading.accent), day, yearEnd);
            return yearEnd;
        }
        return at;
    }

    private static int day(Reading reading, int month, int day, int dayEnd, Draft draft) {
        FoldedText text = reading.text;
        if (!Months.isDay(month, DayOfMonth.number(text, day))) {
            draft.say(reading.said);
            return day;
        }
        String article = reading.accent == Accent.GB ? "the " : "";
        draft.add(article + Ordinals.of(DayOfMonth.number(text, day), reading.accent), day, dayEnd);
        int end = dayEnd;
        int second = DayOfMonth.second(reading, dayEnd);
        if (second > dayEnd) {
            end = DayOfMonth.end(text, second);
            draft.join("to", second - 1, second);
            draft.join(article + Ordinals.of(DayOfMonth.number(text, second), reading.accent), second, end);
        }
        draft.say(reading.said);
        return year(reading, end);
    }

    /** Says the year behind the day, if there is one. */
    static int year(Reading reading, int end) {
        FoldedText text = reading.text;
        boolean comma = text.at(end) == ',';
        int year = reading.afterSpace(comma ? end + 1 : end);
        int yearEnd = year > end ? yearEnd(text, year) : year;
        if (yearEnd == year || !text.isSpace(year - 1)) {
            return end;
        }
        if (comma) {
            reading.said.mark(',', end, end + 1);
        }
        reading.said.phrase(Years.of(text.text(year, yearEnd), reading.accent), year, yearEnd);
        return yearEnd;
    }

    /** Where a year of four digits ends that begins at a place, or that place. */
    static int yearEnd(FoldedText text, int at) {
        Figure figure = Figure.read(text, at);
        boolean year = figure.isPlain(4) && figure.value() > 999 && !text.isWord(figure.end());
        return year && text.at(figure.end()) != ':' ? figure.end() : at;
    }
}

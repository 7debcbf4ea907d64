package dev.aloud.text.spoken;

/** From one day or month to another: {@code Mon–Fri}, {@code Jan-Feb}, {@code March–May}. */
final class CalendarSpans implements Rule {
    private static final Phrases DAYS = new Phrases("""
            Mon = monday
            Tue = tuesday
            Tues = tuesday
            Wed = wednesday
            Thu = thursday
            Thur = thursday
            Thurs = thursday
            Fri = friday
            Sat = saturday
            Sun = sunday
            Monday = monday
            Tuesday = tuesday
            Wednesday = wednesday
            Thursday = thursday
            Friday = friday
            Saturday = saturday
            Sunday = sunday
            """);

    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        if (!text.isUpper(at) || !reading.atStart(at)) {
            return at;
        }
        String first = reading.after(at);
        int dash = at + first.length();
        if ((text.at(dash) != '-' && text.at(dash) != '–') || !text.isUpper(dash + 1)) {
            return at;
        }
        String second = reading.after(dash + 1);
        int end = dash + 1 + second.length();
        String from = name(first);
        String to = name(second);
        boolean alike = DAYS.has(first) == DAYS.has(second);
        if (from.isEmpty() || to.isEmpty() || !alike || text.isWord(end)) {
            return at;
        }
        reading.said.phrase(from, at, dash);
        reading.said.phrase("to", dash, dash + 1);
        reading.said.phrase(to, dash + 1, end);
        return end;
    }

    private static String name(String word) {
        int month = Months.number(word);
        return month > 0 ? Months.name(month) : DAYS.of(word);
    }
}

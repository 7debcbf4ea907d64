package dev.aloud.text.spoken;

/** Times of day, and two of them with a dash: {@code 7:45 p.m.}, {@code 14:30}, {@code 9am–5pm}, {@code 0800 hours}. */
final class Times implements Rule {
    /** Behind these four digits are a time of day, before {@code hours} that are not counted. */
    private static final WordSet BEFORE_TIME = WordSet.of("at by until till from before");

    private static final WordSet BEHIND_COUNT = WordSet.of("a an per of each every in and or to worth for over");

    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        int hours = militaryEnd(reading, at);
        if (hours > at) {
            reading.said.phrase(military(text.text(at, hours), reading.accent), at, hours);
            return hours;
        }
        ClockTime first = ClockTime.read(reading, at);
        if (first.isNone()) {
            return bareRange(reading, at);
        }
        int second = secondOf(reading, first.end());
        ClockTime last = second > first.end() ? ClockTime.read(reading, second) : first;
        if (second == first.end() || last.isNone()) {
            first.say(reading, false);
            return first.end();
        }
        return range(reading, first, second, last);
    }

    /** {@code 9-11 a.m.}, where the first is an hour only because the second is one. */
    private static int bareRange(Reading reading, int at) {
        int end = Figure.digitsEnd(reading.text, at);
        int second = secondOf(reading, end);
        if (end == at || end - at > 2 || second == end) {
            return at;
        }
        ClockTime last = ClockTime.read(reading, second);
        int hour = Integer.parseInt(reading.text.text(at, end));
        if (last.isNone() || !last.hasHalf() || hour > 12) {
            return at;
        }
        return range(reading, ClockTime.hour(at, end, hour), second, last);
    }

    private static int range(Reading reading, ClockTime first, int second, ClockTime last) {
        first.say(reading, true);
        int dash = reading.text.isSpace(second - 1) ? second - 2 : second - 1;
        reading.said.phrase("to", dash, dash + 1);
        last.say(reading, true);
        return last.end();
    }

    private static int secondOf(Reading reading, int end) {
        FoldedText text = reading.text;
        int dash = reading.afterSpace(end);
        boolean isDash = text.at(dash) == '-' || text.at(dash) == '–' || text.at(dash) == '—';
        int second = reading.afterSpace(dash + 1);
        return isDash && text.isDigit(second) ? second : end;
    }

    private static int militaryEnd(Reading reading, int at) {
        int end = Figure.digitsEnd(reading.text, at);
        String after = reading.after(end);
        boolean hours = after.equals("hours") || after.equals("hrs");
        if (end - at != 4 || !hours || !reading.text.isSpace(end)) {
            return at;
        }
        int time = Integer.parseInt(reading.text.text(at, end));
        boolean told = reading.text.at(at) == '0' || isTold(reading, at, reading.afterSpace(end) + after.length());
        return time <= 2400 && time % 100 < 60 && told ? end : at;
    }

    /** Whether it tells the hour and does not count hours, as {@code 2000 hours a year} does. */
    private static boolean isTold(Reading reading, int at, int end) {
        String behind = reading.text.isSpace(end) ? reading.after(end) : "";
        String before = reading.before(at);
        boolean alone = before.isEmpty() && behind.isEmpty();
        return (alone || BEFORE_TIME.has(before)) && !BEHIND_COUNT.has(behind);
    }

    private static String military(String digits, Accent accent) {
        int hour = Integer.parseInt(digits.substring(0, 2));
        int minute = Integer.parseInt(digits.substring(2));
        String hourWords = hour < 10 ? "oh " + Cardinals.of(hour, accent) : Cardinals.belowHundred(hour);
        return hourWords + " " + (minute == 0 ? "hundred" : Years.twoDigits(minute));
    }
}

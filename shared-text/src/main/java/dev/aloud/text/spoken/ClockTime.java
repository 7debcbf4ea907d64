package dev.aloud.text.spoken;

/**
 * One time of day.
 *
 * @param from its first character
 * @param clockEnd one past the last digit
 * @param hour from 0 to 99; above 24 it is a length of time
 * @param minute from 0, or -1 when only the hour is written
 * @param second from 0, or -1
 * @param half the {@code a} or {@code p} of a.m. and p.m., or 0
 * @param halfFrom where that begins
 * @param end one past the last character; equal to {@code from} when there is no time
 */
record ClockTime(int from, int clockEnd, int hour, int minute, int second, char half, int halfFrom, int end) {
    /** Reads the time that begins at a place. */
    static ClockTime read(Reading reading, int at) {
        FoldedText text = reading.text;
        int hourEnd = Figure.digitsEnd(text, at);
        if (hourEnd == at || hourEnd - at > 2) {
            return none(at);
        }
        int hour = Integer.parseInt(text.text(at, hourEnd));
        if (text.at(hourEnd) == ':' && isTwoDigits(text, hourEnd + 1)) {
            return withMinutes(reading, at, hour, hourEnd);
        }
        if (text.at(hourEnd) == '.' && isTwoDigits(text, hourEnd + 1) && hour <= 12) {
            int minute = twoDigits(text, hourEnd + 1);
            ClockTime time = half(reading, new ClockTime(at, hourEnd + 3, hour, minute, -1, '\0', 0, hourEnd + 3));
            return time.hasHalf() && minute < 60 ? time : none(at);
        }
        ClockTime time = half(reading, new ClockTime(at, hourEnd, hour, -1, -1, '\0', 0, hourEnd));
        return time.hasHalf() && hour <= 12 ? time : none(at);
    }

    static ClockTime hour(int from, int end, int hour) {
        return new ClockTime(from, end, hour, -1, -1, '\0', 0, end);
    }

    private static ClockTime withMinutes(Reading reading, int at, int hour, int hourEnd) {
        FoldedText text = reading.text;
        int minute = twoDigits(text, hourEnd + 1);
        int end = hourEnd + 3;
        int second = -1;
        if (text.at(end) == ':' && isTwoDigits(text, end + 1)) {
            second = twoDigits(text, end + 1);
            end += 3;
        }
        boolean more = text.at(end) == ':' && text.isDigit(end + 1);
        if (minute > 59 || second > 59 || more) {
            return none(at);
        }
        return half(reading, new ClockTime(at, end, hour, minute, second, '\0', 0, end));
    }

    /** Adds {@code a.m.} or {@code p.m.}, with the last dot unless that ends the sentence. */
    private static ClockTime half(Reading reading, ClockTime time) {
        FoldedText text = reading.text;
        int at = reading.afterSpace(time.end);
        char half = Ascii.lower(text.at(at));
        boolean dotted = text.at(at + 1) == '.' && Ascii.lower(text.at(at + 2)) == 'm';
        boolean plain = Ascii.lower(text.at(at + 1)) == 'm';
        int end = at + (dotted ? 3 : 2);
        if ((half != 'a' && half != 'p') || !(dotted || plain) || text.isWord(end)) {
            return time;
        }
        boolean lastDot = dotted && text.at(end) == '.' && !reading.endsSentence(end);
        return new ClockTime(
                time.from, time.clockEnd, time.hour, time.minute, time.second, half, at, lastDot ? end + 1 : end);
    }

    private static boolean isTwoDigits(FoldedText text, int at) {
        return Figure.digitsEnd(text, at) == at + 2;
    }

    private static int twoDigits(FoldedText text, int at) {
        return Integer.parseInt(text.text(at, at + 2));
    }

    private static ClockTime none(int at) {
        return new ClockTime(at, at, 0, -1, -1, '\0', 0, at);
    }

    boolean isNone() {
        return end == from;
    }

    boolean hasHalf() {
        return half != '\0';
    }

    /** Says it; in a range the full hour is said without {@code o'clock}. */
    void say(Reading reading, boolean inRange) {
        String words = Cardinals.of(hour, reading.accent);
        boolean clockFollows =
                reading.after(end).equals("o'clock") || reading.after(end).equals("hours");
        if (minute == 0 && !hasHalf() && second <= 0) {
            words = fullHour(words, inRange || clockFollows);
        } else if (minute > 0 || (minute == 0 && second > 0)) {
            words += " " + Years.twoDigits(minute);
        }
        if (second > 0) {
            words += " " + Years.twoDigits(second);
        }
        Draft draft = new Draft();
        draft.add(words, from, clockEnd);
        if (hasHalf()) {
            draft.join(half == 'a' ? "A M" : "P M", halfFrom, end);
        }
        draft.say(reading.said);
    }

    private String fullHour(String words, boolean bare) {
        if (hour == 0 || hour == 24) {
            return "midnight";
        }
        if (hour > 12) {
            return words + " hundred";
        }
        return bare ? words : words + " o'clock";
    }
}

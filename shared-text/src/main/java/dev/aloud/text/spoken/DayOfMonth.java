package dev.aloud.text.spoken;

/** The day in a date: {@code 3}, {@code 03}, {@code 3rd}. */
final class DayOfMonth {
    private DayOfMonth() {}

    /** Where a day that begins at a place ends, or that place. */
    static int end(FoldedText text, int at) {
        int digits = Figure.digitsEnd(text, at);
        if (digits == at || digits - at > 2 || number(text, at) < 1 || number(text, at) > 31) {
            return at;
        }
        int end = OrdinalNumbers.suffixEnd(text, digits);
        char next = text.at(end);
        boolean more =
                ((next == '.' || next == ',' || next == '/') && text.isDigit(end + 1)) || next == ':' || next == '%';
        return more || text.isWord(end) ? at : end;
    }

    static int number(FoldedText text, int at) {
        return Integer.parseInt(text.text(at, Figure.digitsEnd(text, at)));
    }

    /** Where the second day of a range begins behind the first one's end, or that end. */
    static int second(Reading reading, int end) {
        FoldedText text = reading.text;
        boolean dash = text.at(end) == '-' || text.at(end) == '–';
        return dash && end(text, end + 1) > end + 1 ? end + 1 : end;
    }
}

package dev.aloud.text.spoken;

/** {@code 1st}, {@code 22nd}, {@code 1,000th}, {@code 18th–19th}. */
final class OrdinalNumbers implements Rule {
    @Override
    public int read(Reading reading, int at) {
        int end = end(reading.text, at);
        if (end == at) {
            return at;
        }
        String words = words(reading, at);
        char dash = reading.text.at(end);
        int second = dash == '-' || dash == '–' ? end(reading.text, end + 1) : end;
        if (second > end + 1) {
            words = words + " to " + words(reading, end + 1);
            end = second;
        }
        reading.said.phrase(words, at, end);
        return end;
    }

    private static String words(Reading reading, int at) {
        return Ordinals.of(Figure.read(reading.text, at).words(reading.accent));
    }

    /** Where an ordinal number ends, or where it would begin. */
    static int end(FoldedText text, int at) {
        Figure figure = Figure.read(text, at);
        if (figure.isNone() || !figure.isWhole() || figure.whole().length() > Cardinals.LONGEST) {
            return at;
        }
        int end = suffixEnd(text, figure.end());
        return end == figure.end() || text.isWord(end) ? at : end;
    }

    /** Where {@code st}, {@code nd}, {@code rd} or {@code th} ends, or where it would begin. */
    static int suffixEnd(FoldedText text, int at) {
        char first = Ascii.lower(text.at(at));
        char second = Ascii.lower(text.at(at + 1));
        boolean suffix = (first == 's' && second == 't')
                || (first == 'n' && second == 'd')
                || (first == 'r' && second == 'd')
                || (first == 't' && second == 'h');
        return suffix ? at + 2 : at;
    }
}

package dev.aloud.text.spoken;

/** Results of games, {@code 3-1}, {@code 0–0}; and formations and the like, {@code 4-4-2}. */
final class Scores implements Rule {
    private static final int LONGEST = 3;
    private static final int MOST_PARTS = 6;

    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        int[] ends = new int[MOST_PARTS];
        int[] values = new int[MOST_PARTS];
        int parts = 0;
        int from = at;
        while (parts < MOST_PARTS) {
            int end = Figure.digitsEnd(text, from);
            if (end == from || end - from > LONGEST) {
                return at;
            }
            values[parts] = Integer.parseInt(text.text(from, end));
            ends[parts++] = end;
            if ((text.at(end) != '-' && text.at(end) != '–') || !text.isDigit(end + 1)) {
                break;
            }
            from = end + 1;
        }
        int end = parts == 0 ? at : ends[parts - 1];
        boolean more = text.isWord(end)
                || (text.at(end) > 0 && "%°/:".indexOf(text.at(end)) >= 0)
                || (text.at(end) == '.' && text.isDigit(end + 1));
        if (parts < 2 || more || (parts == 2 && values[0] < values[1])) {
            return at;
        }
        reading.said.phrase(words(reading.accent, values, parts), at, end);
        return end;
    }

    private static String words(Accent accent, int[] values, int parts) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < parts; i++) {
            String nil = accent == Accent.GB && parts == 2 ? "nil" : "zero";
            words.append(i == 0 ? "" : accent == Accent.US && parts == 2 ? " to " : " ")
                    .append(values[i] == 0 ? nil : Cardinals.of(values[i], accent));
        }
        return words.toString();
    }
}

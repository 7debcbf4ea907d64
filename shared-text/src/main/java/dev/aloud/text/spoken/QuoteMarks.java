package dev.aloud.text.spoken;

/** Double and single quotes, told from apostrophes. */
final class QuoteMarks implements Rule {
    private static final int DOUBLE = 0;
    private static final int SINGLE = 1;

    /** Words whose first letters are left out. */
    private static final WordSet CLIPPED =
            WordSet.of("tis twas twere twill em til till cause cos bout round gainst neath fraid nuff ere s");

    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        return switch (text.at(at)) {
            case '"' -> quote(reading, at, opens(text, at));
            case '“' -> quote(reading, at, true);
            case '”' -> quote(reading, at, false);
            case '‘', '\'' -> single(reading, at);
            default -> at;
        };
    }

    private static boolean opens(FoldedText text, int at) {
        boolean behind = text.at(at + 1) != FoldedText.NOTHING && !text.isSpace(at + 1);
        return behind && (at == 0 || text.isSpace(at - 1) || "([{—–-'‘".indexOf(text.at(at - 1)) >= 0);
    }

    private static int quote(Reading reading, int at, boolean opens) {
        reading.openQuotes[DOUBLE] = opens ? 1 : 0;
        reading.said.mark('"', at, at + 1);
        return at + 1;
    }

    private static int single(Reading reading, int at) {
        FoldedText text = reading.text;
        boolean opening = text.at(at) == '‘' || opens(text, at);
        if (opening && text.isWord(at + 1)) {
            String word = reading.after(at + 1);
            if (CLIPPED.has(Ascii.lower(word)) && !text.isSpace(at + 1)) {
                int end = at + 1 + word.length();
                reading.said.word("'" + Ascii.lower(word), text.isUpper(at + 1), at, end);
                return end;
            }
            reading.openQuotes[SINGLE] = 1;
            reading.said.mark('"', at, at + 1);
        } else if (reading.openQuotes[SINGLE] > 0 && !text.isWord(at + 1)) {
            reading.openQuotes[SINGLE] = 0;
            reading.said.mark('"', at, at + 1);
        }
        return at + 1;
    }
}

package dev.aloud.text.spoken;

/** Marks that stand for themselves, and dots. */
final class Punctuation implements Rule {
    @Override
    public int read(Reading reading, int at) {
        char c = reading.text.at(at);
        return switch (c) {
            case ';', ':', ',', '!', '?', '…' -> mark(reading, c, at, at + 1);
            case '(', '[', '{' -> mark(reading, '(', at, at + 1);
            case ')', ']', '}' -> mark(reading, ')', at, at + 1);
            case '|', '•' -> mark(reading, ',', at, at + 1);
            case '.' -> dots(reading, at);
            default -> at;
        };
    }

    private static int dots(Reading reading, int at) {
        FoldedText text = reading.text;
        int end = at;
        while (text.at(end) == '.') {
            end++;
        }
        boolean hidden = end == at + 1 && text.isSpace(at - 1) && text.isLower(end);
        boolean inside = end == at + 1
                && text.isWord(at - 1)
                && (text.isLower(end) || (text.isLetter(at - 1) && text.isDigit(end)));
        boolean inName = hidden || inside;
        if (end == at + 1 && text.isDigit(at - 1) && text.isDigit(end)) {
            reading.said.phrase("point", at, end);
            return end;
        }
        if (inName) {
            reading.said.phrase("dot", at, end);
            return end;
        }
        return mark(reading, end - at > 1 ? '…' : '.', at, end);
    }

    /** A mark before anything is said, or a pause behind another mark, changes nothing. */
    private static int mark(Reading reading, char mark, int from, int to) {
        boolean opens = mark == '(' || mark == '…';
        char last = reading.said.lastMark();
        boolean idle = mark == ',' && last != FoldedText.NOTHING && last != '"' && last != ')';
        if (!idle && (opens || !reading.said.isEmpty())) {
            reading.said.mark(mark, from, to);
        }
        return to;
    }
}

package dev.aloud.text.spoken;

/** Marks that stand for themselves, and the many ways to write a dash, an ellipsis and a quote. */
final class Punctuation implements Rule {
    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        char c = text.at(at);
        return switch (c) {
            case ';', ':', ',', '!', '?', '"' -> mark(reading, c, at, at + 1);
            case '“', '”' -> mark(reading, '"', at, at + 1);
            case '(', '[', '{' -> mark(reading, '(', at, at + 1);
            case ')', ']', '}' -> mark(reading, ')', at, at + 1);
            case '…' -> mark(reading, c, at, at + 1);
            case '—' -> mark(reading, c, at, at + 1);
            case '.' -> dots(reading, at);
            case '-', '–', '−' -> dash(reading, at);
            default -> at;
        };
    }

    private static int dots(Reading reading, int at) {
        int end = at;
        while (reading.text.at(end) == '.') {
            end++;
        }
        return mark(reading, end - at > 1 ? '…' : '.', at, end);
    }

    /** One between letters joins them; two or more, or one between spaces, are a dash. */
    private static int dash(Reading reading, int at) {
        FoldedText text = reading.text;
        int end = at;
        while (text.at(end) == text.at(at)) {
            end++;
        }
        boolean apart = (at == 0 || text.isSpace(at - 1)) && (text.isSpace(end) || end == text.length());
        return end - at > 1 || apart ? mark(reading, '—', at, end) : end;
    }

    private static int mark(Reading reading, char mark, int from, int to) {
        reading.said.mark(mark, from, to);
        return to;
    }
}

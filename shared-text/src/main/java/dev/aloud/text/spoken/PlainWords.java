package dev.aloud.text.spoken;

/** A word of letters, with the apostrophes inside it. */
final class PlainWords implements Rule {
    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        int end = at;
        while (text.isLetter(end) || (end > at && text.at(end) == '\'' && text.isLetter(end + 1))) {
            end++;
        }
        if (end > at) {
            reading.said.word(Ascii.lower(text.text(at, end)), text.isUpper(at), at, end);
        }
        return end;
    }
}

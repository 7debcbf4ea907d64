package dev.aloud.text.spoken;

/** {@code 1939–45}, {@code 1914-1918}, {@code 2019/20}. */
final class YearSpans implements Rule {
    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        Figure first = Figure.read(text, at);
        char dash = text.at(first.end());
        if (!first.isPlain(4) || first.value() < 1000 || (dash != '-' && dash != '–' && dash != '/')) {
            return at;
        }
        Figure last = Figure.read(text, first.end() + 1);
        int value = last.isPlain(2) ? first.value() / 100 * 100 + last.value() : last.isPlain(4) ? last.value() : -1;
        char next = text.at(last.end());
        boolean joined = (next == '-' || next == '–' || next == '/') && text.isDigit(last.end() + 1);
        boolean century = last.isPlain(2) && last.value() == 0 && first.value() % 100 == 99;
        if (joined || text.isWord(last.end()) || next == '%' || (value <= first.value() && !century)) {
            return at;
        }
        boolean years = (first.value() > 1009 && value < 2101) || century;
        if (!years && last.isPlain(2)) {
            return at;
        }
        String from = years ? Years.of(first.whole(), reading.accent) : first.words(reading.accent);
        String to = last.isPlain(2)
                ? Years.twoDigits(last.value())
                : years ? Years.of(last.whole(), reading.accent) : last.words(reading.accent);
        String joint = dash == '/' ? " " : " to ";
        reading.said.phrase(from + joint + (century ? "two thousand" : to), at, last.end());
        return last.end();
    }
}

package dev.aloud.text.spoken;

/** Figures that have a way of their own: {@code 24/7}, {@code 9/11}, {@code 50-50}, {@code 401(k)}, ratios as {@code 16:9}. */
final class SpecialFigures implements Rule {
    private static final Phrases FIGURES = new Phrases("""
            24/7 = twenty four seven
            24/7/365 = twenty four seven three sixty five
            9/11 = nine eleven
            7/7 = seven seven
            50/50 = fifty fifty
            50-50 = fifty fifty
            60/40 = sixty forty
            80/20 = eighty twenty
            70/30 = seventy thirty
            20/20 = twenty twenty
            401(k) = four oh one K
            401k = four oh one K
            403(b) = four oh three B
            501(c)(3) = five oh one C three
            501(c) = five oh one C
            4WD = four wheel drive
            2WD = two wheel drive
            4x4 = four by four
            3-D = three D
            2-D = two D
            """);
    private static final int LONGEST = 10;
    private static final int LONGEST_PART = 4;

    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        if (!text.isDigit(at)) {
            return at;
        }
        int end = at;
        while (end - at < LONGEST && (text.isWord(end) || "/-()".indexOf(text.at(end)) >= 0)) {
            end++;
        }
        for (; end > at + 1; end--) {
            String phrase = text.isWord(end) || text.at(end) == '/' ? "" : FIGURES.of(text.text(at, end));
            if (!phrase.isEmpty()) {
                reading.said.phrase(phrase, at, end);
                return end;
            }
        }
        return ratio(reading, at);
    }

    /** Two numbers with a colon that are no time of day. */
    private static int ratio(Reading reading, int at) {
        FoldedText text = reading.text;
        int first = Figure.digitsEnd(text, at);
        int end = Figure.digitsEnd(text, first + 1);
        boolean ratio = text.at(first) == ':'
                && end > first + 1
                && first - at <= LONGEST_PART
                && end - first <= LONGEST_PART + 1;
        boolean time = end - first == 3 && first - at <= 2 && text.at(first + 1) < '6';
        if (!ratio || time || text.isWord(end) || text.at(end) == ':') {
            return at;
        }
        Accent accent = reading.accent;
        String from = Cardinals.of(text.text(at, first), accent);
        reading.said.phrase(from + " to " + Cardinals.of(text.text(first + 1, end), accent), at, end);
        return end;
    }
}

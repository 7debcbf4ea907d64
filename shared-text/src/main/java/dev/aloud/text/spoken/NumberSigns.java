package dev.aloud.text.spoken;

/** A sign that belongs to the number right behind it: {@code -5}, {@code ±2}, {@code #1}, {@code ~30}, {@code №7}. */
final class NumberSigns implements Rule {
    private static final Phrases SIGNS = new Phrases("""
            - = minus
            − = minus
            + = plus
            ± = plus or minus
            # = number
            № = number
            ~ = about
            ≈ = about
            < = less than
            > = more than
            ≤ = at most
            ≥ = at least
            @ = at
            """);

    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        char sign = text.at(at);
        String phrase = sign == FoldedText.NOTHING ? "" : SIGNS.of(String.valueOf(sign));
        if (phrase.isEmpty() || !isNumber(text, at + 1) || isOperator(text, at)) {
            return at;
        }
        reading.said.sign(phrase, at);
        return at + 1;
    }

    private static boolean isNumber(FoldedText text, int at) {
        char c = text.at(at);
        boolean money = c == '$' || c == '£' || c == '€' || c == '¥';
        return text.isDigit(at) || ((money || c == '.') && text.isDigit(at + 1)) || Fractions.isSign(c);
    }

    /** Whether something stands directly before it, so that it stands between two things. */
    private static boolean isOperator(FoldedText text, int at) {
        char before = text.at(at - 1);
        return text.isWord(at - 1) || (before != FoldedText.NOTHING && ")%°'\"”.,-+".indexOf(before) >= 0);
    }
}

package dev.aloud.text.spoken;

/**
 * How much: a figure, a fraction, both, or a number in powers of ten.
 *
 * @param end one past its last character
 * @param one whether what it counts is said in the singular
 * @param plain the figure when it is nothing but that, otherwise null
 */
record Amount(int end, boolean one, Figure plain) {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** Reads the amount at a place into a draft; one that ends where it begins is none. */
    static Amount read(Reading reading, int at, Draft draft) {
        FoldedText text = reading.text;
        if (Fractions.isSign(text.at(at))) {
            draft.join(Fractions.of(text.at(at)), at, at + 1);
            return new Amount(at + 1, true, null);
        }
        Figure figure = Figure.read(text, at);
        if (figure.isNone()) {
            return new Amount(at, false, null);
        }
        int sign = figure.isWhole() ? signAt(text, figure.end()) : figure.end();
        if (Fractions.isSign(text.at(sign))) {
            draft.join(figure.words(reading.accent), at, figure.end());
            draft.join(Fractions.behindWhole(text.at(sign)), sign, sign + 1);
            return new Amount(sign + 1, false, null);
        }
        Amount amount = slashed(reading, figure, draft);
        if (amount.end == at) {
            amount = power(reading, figure, draft);
        }
        if (amount.end == at) {
            draft.join(figure.words(reading.accent), at, figure.end());
            amount = new Amount(figure.end(), figure.isOne(), figure);
        }
        return amount;
    }

    private static int signAt(FoldedText text, int end) {
        return text.isSpace(end) && Fractions.isSign(text.at(end + 1)) ? end + 1 : end;
    }

    /** {@code 3/4}, {@code 2 1/4}. */
    private static Amount slashed(Reading reading, Figure figure, Draft draft) {
        FoldedText text = reading.text;
        int at = figure.from();
        int whole = figure.value();
        if (whole < 0 || figure.grouped()) {
            return new Amount(at, false, null);
        }
        if (text.isSpace(figure.end())) {
            Figure parts = Figure.read(text, figure.end() + 1);
            int end = fractionEnd(text, parts);
            if (whole < 1000 && end > parts.from() && parts.value() < valueBehindSlash(text, parts)) {
                draft.join(figure.words(reading.accent), at, figure.end());
                draft.join(Fractions.behindWhole(parts.value(), valueBehindSlash(text, parts)), parts.from(), end);
                return new Amount(end, false, null);
            }
            return new Amount(at, false, null);
        }
        int end = fractionEnd(text, figure);
        if (end == at) {
            return new Amount(at, false, null);
        }
        String words = Fractions.of(whole, valueBehindSlash(text, figure));
        boolean share = words.endsWith("out of ten") && reading.after(end).equals("of");
        draft.join(share ? Cardinals.of(whole, reading.accent) + " tenths" : words, at, end);
        return new Amount(end, whole < valueBehindSlash(text, figure), null);
    }

    private static int valueBehindSlash(FoldedText text, Figure parts) {
        return Figure.read(text, parts.end() + 1).value();
    }

    /** Where a fraction ends whose parts are this figure, or the figure's start. An ending as in {@code 2/3rds} is part of it. */
    private static int fractionEnd(FoldedText text, Figure parts) {
        if (parts.isNone() || text.at(parts.end()) != '/' || parts.value() < 0 || parts.grouped()) {
            return parts.from();
        }
        Figure whole = Figure.read(text, parts.end() + 1);
        boolean fraction = whole.value() > 0 && !whole.grouped() && Fractions.isProper(parts.value(), whole.value());
        int end = whole.end();
        if (OrdinalNumbers.suffixEnd(text, end) > end) {
            end = OrdinalNumbers.suffixEnd(text, end);
            end += text.at(end) == 's' ? 1 : 0;
        }
        return !fraction || text.isWord(end) || text.at(end) == '/' ? parts.from() : end;
    }

    /** {@code 6.02e23}, {@code 6.02 × 10^23}, {@code 10⁻⁹}, {@code 5²}. */
    private static Amount power(Reading reading, Figure figure, Draft draft) {
        FoldedText text = reading.text;
        int at = figure.from();
        Figure exponent = signed(text, figure.end() + 1);
        boolean scientific = (text.at(figure.end()) == 'e' || text.at(figure.end()) == 'E')
                && exponent.value() >= 0
                && !text.isWord(exponent.end());
        if (scientific) {
            String power = " times ten" + raised(text, figure.end() + 1, exponent, reading.accent);
            draft.join(figure.words(reading.accent) + power, at, exponent.end());
            return new Amount(exponent.end(), false, null);
        }
        int end = exponentEnd(text, figure.end());
        if (end > figure.end()) {
            String raised = raisedHere(text, figure.end(), end, reading.accent);
            draft.join(figure.words(reading.accent) + raised, at, end);
            return new Amount(end, false, null);
        }
        return new Amount(at, false, null);
    }

    /** Where an exponent ends that is written with a caret or in superscripts, or where it would begin. */
    static int exponentEnd(FoldedText text, int at) {
        if (text.at(at) == '^') {
            Figure exponent = signed(text, at + 1);
            return exponent.value() >= 0 ? exponent.end() : at;
        }
        int first = text.at(at) == '⁻' ? at + 1 : at;
        int end = first;
        while (end - first < 6 && SUPERSCRIPTS.indexOf(text.at(end)) >= 0) {
            end++;
        }
        return end == first ? at : end;
    }

    /** Says the exponent between two places. */
    static String raisedHere(FoldedText text, int at, int end, Accent accent) {
        if (text.at(at) == '^') {
            return raised(text, at + 1, signed(text, at + 1), accent);
        }
        StringBuilder digits = new StringBuilder();
        for (int i = at; i < end; i++) {
            if (text.at(i) != '⁻') {
                digits.append(SUPERSCRIPTS.indexOf(text.at(i)));
            }
        }
        return raised(text.at(at) == '⁻', digits.toString(), accent);
    }

    private static String raised(FoldedText text, int at, Figure exponent, Accent accent) {
        return raised(text.at(at) == '-' || text.at(at) == '−', exponent.whole(), accent);
    }

    private static String raised(boolean negative, String exponent, Accent accent) {
        if (!negative && exponent.equals("2")) {
            return " squared";
        }
        if (!negative && exponent.equals("3")) {
            return " cubed";
        }
        return " to the power of " + (negative ? "minus " : "") + Cardinals.of(exponent, accent);
    }

    private static Figure signed(FoldedText text, int at) {
        char c = text.at(at);
        return Figure.read(text, c == '-' || c == '−' || c == '+' ? at + 1 : at);
    }
}

package dev.aloud.text.spoken;

/** Words and letters that multiply a number: {@code 2.5 billion}, {@code 5bn}, {@code $3m}. */
final class Magnitudes {
    private static final WordSet WORDS =
            WordSet.of("hundred thousand million billion trillion quadrillion dozen lakh crore");
    private static final Phrases ANYWHERE = new Phrases("""
            bn = billion
            bln = billion
            tn = trillion
            trn = trillion
            mn = million
            mln = million
            """);
    private static final Phrases TOUCHING = new Phrases("""
            M = million
            B = billion
            """);
    private static final Phrases OF_MONEY = new Phrases("""
            k = thousand
            K = thousand
            m = million
            M = million
            MM = million
            b = billion
            B = billion
            t = trillion
            T = trillion
            """);

    /** What is counted in millions and hardly ever measured in metres. */
    private static final WordSet COUNTED = WordSet.of(
            "people users views followers homes jobs cars shares barrels"
                    + " customers members households workers children visitors residents downloads copies subscribers tonnes tons"
                    + " voters refugees passengers years students viewers parameters adults women men patients doses units americans");

    private Magnitudes() {}

    /** A magnitude and where it ends; one that ends where it begins is none. */
    record Magnitude(String word, int end) {}

    /** Reads the magnitude behind an amount that ends at a place, directly or behind a space or hyphen. */
    static Magnitude behind(Reading reading, int at, boolean money) {
        FoldedText text = reading.text;
        boolean touching = text.isLetter(at);
        int start = touching ? at : at + 1;
        boolean hyphen = text.at(at) == '-';
        if (!touching && !text.isSpace(at) && !hyphen) {
            return new Magnitude("", at);
        }
        String written = reading.after(start);
        int end = start + written.length();
        if (written.isEmpty() || text.isSpace(start) || text.isWord(end)) {
            return new Magnitude("", at);
        }
        String word = WORDS.has(written) ? written : ANYWHERE.of(written);
        if (word.isEmpty() && !hyphen && money) {
            word = OF_MONEY.of(
                    touching || written.length() > 1 || Ascii.lower(written).equals("m") ? written : "");
        }
        if (word.isEmpty() && touching) {
            boolean counted = COUNTED.has(Ascii.lower(reading.after(end)));
            boolean decimal = isDecimal(text, at);
            word = counted && written.equals("m") ? "million" : counted || decimal ? TOUCHING.of(written) : "";
        }
        return word.isEmpty() ? new Magnitude("", at) : new Magnitude(word, end);
    }

    /** Whether one or two digits behind a point end at a place. */
    private static boolean isDecimal(FoldedText text, int end) {
        return text.isDigit(end - 1) && (text.at(end - 2) == '.' || (text.isDigit(end - 2) && text.at(end - 3) == '.'));
    }
}

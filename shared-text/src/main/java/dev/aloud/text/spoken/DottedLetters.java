package dev.aloud.text.spoken;

/** Letters with dots: {@code U.S.}, {@code Ph.D.}, {@code a.m.}, {@code J.R.R. Tolkien}; and initials, {@code J. K. Rowling}. */
final class DottedLetters implements Rule {
    private static final Phrases SPECIAL = new Phrases("""
            e.g = for example
            i.e = that is
            a.k.a = also known as
            n.b = N B
            ph.d = P H D
            m.sc = M S C
            b.sc = B S C
            w.r.t = with respect to
            o.k = okay
            """);
    private static final int MOST = 24;

    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        if (!text.isLetter(at) || !reading.atStart(at)) {
            return at;
        }
        int lastDot = at;
        int from = at;
        int letters = 0;
        while (letters < MOST && partEnd(text, from) > from) {
            lastDot = partEnd(text, from);
            from = lastDot + 1;
            letters++;
        }
        boolean noDot =
                letters > 0 && text.isLetter(from) && !text.isWord(from + 1) && text.isUpper(from) == text.isUpper(at);
        int end = noDot ? from + 1 : lastDot;
        if (letters == 0 || (letters == 1 && !noDot)) {
            return initial(reading, at);
        }
        boolean plural = text.at(end) == '.' && text.at(end + 1) == 's' && !text.isWord(end + 2) && text.isUpper(at);
        if (plural) {
            reading.said.phrase(letters(text.text(at, end)) + "s", at, end + 2);
            return end + 2;
        }
        if (text.isLetter(end)) {
            return at;
        }
        String written = text.text(at, end);
        String phrase = SPECIAL.of(Ascii.lower(written));
        if (phrase.isEmpty() && letters == 1 && !text.isUpper(at)) {
            return at;
        }
        phrase = phrase.isEmpty() ? letters(written) : phrase;
        boolean dot = text.at(end) == '.' && !reading.endsSentence(end);
        int wordEnd = dot ? end + 1 : end;
        boolean owns = text.at(wordEnd) == '\'' && text.at(wordEnd + 1) == 's';
        int ending = owns ? wordEnd + 2 : wordEnd;
        reading.said.phrase(phrase, at, ending);
        reading.said.word(owns ? "'s" : "", false, at, ending);
        return ending;
    }

    /** Where the dot of a part stands: one letter, or {@code Ph} and {@code Sc}; or the place itself. */
    private static int partEnd(FoldedText text, int from) {
        if (!text.isLetter(from)) {
            return from;
        }
        if (text.at(from + 1) == '.') {
            return from + 1;
        }
        boolean two = (text.at(from) == 'P' && text.at(from + 1) == 'h')
                || (text.at(from) == 'S' && text.at(from + 1) == 'c');
        return two && text.at(from + 2) == '.' ? from + 2 : from;
    }

    private static String letters(String written) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            if (written.charAt(i) != '.') {
                letters.append(written.charAt(i));
            }
        }
        return Alphanumerics.letters(letters.toString());
    }

    /** A capital with a dot before a name: {@code J. Smith}. */
    private static int initial(Reading reading, int at) {
        FoldedText text = reading.text;
        boolean initial = text.isUpper(at)
                && text.at(at + 1) == '.'
                && text.isSpace(at + 2)
                && text.isUpper(at + 3)
                && !RomanNumerals.isCounted(reading, at)
                && !reading.endsSentence(at + 1);
        if (!initial || !(isNamed(reading, at) || text.at(at + 4) == '.')) {
            return at;
        }
        reading.said.letter(text.at(at), at, at + 2);
        return at + 2;
    }

    /** Whether a name or the start of the sentence stands before. */
    private static boolean isNamed(Reading reading, int at) {
        if (reading.startsSentence(at) || reading.text.at(at - 2) == '.' || reading.text.at(at - 2) == ',') {
            return true;
        }
        String before = reading.before(at);
        boolean capital = !before.isEmpty() && reading.text.isUpper(at - 1 - before.length());
        boolean preposition = before.equals("by")
                || before.equals("and")
                || before.equals("of")
                || before.equals("to")
                || before.equals("with")
                || before.equals("from")
                || before.equals("as")
                || before.equals("president");
        return capital ? !before.equals("plan") && !before.equals("vitamin") && !before.equals("grade") : preposition;
    }
}

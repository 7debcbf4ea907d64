package dev.aloud.text.spoken;

/** A word of letters, with the apostrophes that belong to it. */
final class PlainWords implements Rule {
    /** Behind these the letter A is a name. */
    private static final WordSet BEFORE_LETTER =
            WordSet.of("vitamin plan grade group type section exhibit hepatitis point"
                    + " option team block class side part case level category appendix schedule version model series student"
                    + " influenza protein phase");

    /** Before these a capital A is the letter, even where a sentence begins. */
    private static final WordSet NAMED_LETTER = WordSet.of("is was and or to are");

    private static final WordSet CLIPPED = WordSet.of("ol o th an lil mo po fo nothin somethin anythin");

    private static final Phrases OWN = new Phrases("""
            vs = versus
            ctrl = control
            cmd = command
            esc = escape
            hz = hertz
            pls = please
            thx = thanks
            aka = A K A
            eg = for example
            ie = that is
            lol = L O L
            omg = O M G
            ok = okay
            brr = burr
            grr = gurr
            """);
    /** Those of the above that are written with a capital too. */
    private static final WordSet KEYS = WordSet.of("ctrl cmd esc hz brr grr");

    private static final WordSet WITHOUT_VOWELS =
            WordSet.of("hmm hm mm mmm shh sh psst pst pfft tsk tch zzz nth ng ssh th s mhm");
    private static final int LONGEST_SPELLED = 5;

    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        int end = at;
        while (text.isLetter(end) || (end > at && text.at(end) == '\'' && text.isLetter(end + 1))) {
            end++;
        }
        if (end == at) {
            return at;
        }
        boolean letterWithEnding = end - at == 3 && text.at(at + 1) == '\'' && text.at(at + 2) == 's';
        if (end - at == 1 || letterWithEnding) {
            return single(reading, at);
        }
        if (end - at == 2 && text.at(end) == '-' && text.isLower(end + 1) && Prefixes.isOne(text, at)) {
            return Prefixes.read(reading, at, end);
        }
        String lower = Stretched.shortened(Ascii.lower(text.text(at, end)));
        boolean hum = lower.equals("mm") && !reading.before(at).equals("in");
        String unit = hum ? "" : UnitNames.alone(lower);
        String alone = unit.isEmpty() ? OWN.of(lower) : unit;
        boolean key = KEYS.has(lower);
        if (!alone.isEmpty() && (key || !text.isUpper(at))) {
            reading.said.phrase(alone, at, end);
        } else if (isSpelled(lower, text.isUpper(at)) || (text.isDigit(at - 1) && end - at == 2)) {
            reading.said.phrase(Alphanumerics.letters(lower), at, end);
        } else {
            boolean clipped = text.at(end) == '\'' && reading.openQuotes[1] == 0 && isClipped(lower);
            end += clipped ? 1 : 0;
            reading.said.word(clipped ? lower + "'" : lower, text.isUpper(at), at, end);
        }
        return end;
    }

    private static boolean isClipped(String lower) {
        return CLIPPED.has(lower) || (lower.length() > 3 && lower.endsWith("in"));
    }

    /** Whether a short word without a vowel can only be said letter by letter. */
    private static boolean isSpelled(String lower, boolean capitalised) {
        if (lower.length() > LONGEST_SPELLED || WITHOUT_VOWELS.has(lower) || (capitalised && lower.length() > 3)) {
            return false;
        }
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (Ascii.isVowel(c) || c == 'y' || c == '\'' || (c == 'w' && i > 0)) {
                return false;
            }
        }
        return true;
    }

    /** The article and the pronoun are words, other letters have their name. */
    private static int single(Reading reading, int at) {
        FoldedText text = reading.text;
        char letter = Ascii.lower(text.at(at));
        boolean name = text.at(at + 1) == '\'' || (text.at(at + 1) == '-' && text.isDigit(at + 2));
        boolean word = (letter == 'i' && !name) || (letter == 'a' && isArticle(reading, at));
        if (word && !text.isDigit(at - 1)) {
            reading.said.word(String.valueOf(letter), text.isUpper(at), at, at + 1);
            return at + 1;
        }
        boolean ending = text.at(at + 1) == '\'' && text.at(at + 2) == 's' && !text.isWord(at + 3);
        int end = ending ? at + 3 : at + 1;
        reading.said.letter(letter, at, end);
        if (ending) {
            reading.said.word("'s", false, at, end);
        }
        return end;
    }

    private static boolean isArticle(Reading reading, int at) {
        FoldedText text = reading.text;
        if (text.isLower(at) && text.at(at - 1) == '-' && text.at(at + 1) == '-') {
            return true;
        }
        if (!text.isSpace(at + 1) || "+=*/<>×÷−-→".indexOf(text.at(at + 2)) >= 0) {
            return false;
        }
        boolean listed = NAMED_LETTER.has(reading.after(at + 1));
        if (text.isLower(at) || reading.shouted || (reading.startsSentence(at) && !listed)) {
            return true;
        }
        boolean quoted = text.at(at - 1) == '"' || text.at(at - 1) == '“' || text.at(at - 1) == '‘';
        if (quoted && !listed) {
            return true;
        }
        boolean title = text.isUpper(at + 2);
        return title && !BEFORE_LETTER.has(reading.before(at));
    }
}

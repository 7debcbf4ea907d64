package dev.aloud.text.spoken;

/** A word of letters, with the apostrophes that belong to it. */
final class PlainWords implements Rule {
    /** Behind these the letter A is a name. */
    private static final WordSet BEFORE_LETTER =
            new WordSet("vitamin plan grade group type section exhibit hepatitis point"
                    + " option team block class side part case level category appendix schedule version model series student"
                    + " influenza protein phase");

    private static final WordSet CLIPPED = new WordSet("ol o th an lil mo po fo nothin somethin anythin");

    private static final Phrases UNITS_ALONE = new Phrases("""
            kg = kilograms
            km = kilometers
            cm = centimeters
            mm = millimeters
            lbs = pounds
            lb = pound
            hrs = hours
            mins = minutes
            vs = versus
            ft = feet
            yrs = years
            tbsp = tablespoon
            tsp = teaspoon
            ctrl = control
            cmd = command
            esc = escape
            hz = hertz
            pls = please
            thx = thanks
            mph = miles per hour
            kmh = kilometers per hour
            aka = A K A
            eg = for example
            ie = that is
            lol = L O L
            omg = O M G
            ok = okay
            """);
    private static final WordSet WITHOUT_VOWELS = new WordSet(
            "hmm hm mm mmm shh sh psst pst pfft brr brrr tsk tch grr grrr" + " zzz nth ng ssh th s hmmm mhm pssst");
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
        boolean again = end - at == 2 && text.at(end) == '-' && isPrefix(text, at) && text.isLower(end + 1);
        if (again) {
            return joined(reading, at, end);
        }
        String lower = Stretched.shortened(Ascii.lower(text.text(at, end)));
        String alone = UNITS_ALONE.of(lower);
        boolean key = lower.equals("ctrl") || lower.equals("cmd") || lower.equals("esc") || lower.equals("hz");
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

    /** {@code re-} and the {@code co-} before an o, which are another word without what follows. */
    private static boolean isPrefix(FoldedText text, int at) {
        String prefix = Ascii.lower(text.text(at, at + 2));
        return prefix.equals("re") || (prefix.equals("co") && text.at(at + 3) == 'o');
    }

    private static int joined(Reading reading, int at, int hyphen) {
        FoldedText text = reading.text;
        int end = hyphen + 1;
        while (text.isLower(end)) {
            end++;
        }
        String word = Ascii.lower(text.text(at, hyphen)) + text.text(hyphen + 1, end);
        reading.said.word(word, text.isUpper(at), at, end);
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
        if (text.isLower(at) || reading.shouted || reading.startsSentence(at)) {
            return true;
        }
        boolean title = text.isUpper(at + 2);
        return title && !BEFORE_LETTER.has(reading.before(at));
    }
}

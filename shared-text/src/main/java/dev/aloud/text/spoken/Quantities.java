package dev.aloud.text.spoken;

/** A number, or a range of two, with what it counts: {@code 5 km}, {@code 10–20%}, {@code 2.5 billion}, {@code 25 €}. */
final class Quantities implements Rule {
    private static final WordSet DETERMINERS =
            WordSet.of("a an the this that each every another one his her my their our its your any no");
    private static final WordSet NOT_NOUNS = WordSet.of("of in on at to for from by with and or but the a an is was are"
            + " were that which who whom he she it they we you i as than if when so not no more less away long high wide"
            + " deep tall per each every will would can could may might should must has have had do does did because"
            + " before after until since while about over under into out up down off ago apart back later worth above"
            + " below between through across north south east west only just then there here also too");

    private static final WordSet FEET = WordSet.of("ft feet foot");

    @Override
    public int read(Reading reading, int at) {
        Draft draft = new Draft();
        Amount amount = Amount.read(reading, at, draft);
        if (amount.end() == at) {
            return at;
        }
        Amount last = Ranges.to(reading, amount, draft);
        int end = counted(reading, at, last, draft);
        if (end > amount.end() || amount.plain() == null) {
            draft.say(reading.said);
            return end;
        }
        if (reading.text.isLetter(end) && amount.plain().isWhole()) {
            return at;
        }
        reading.said.phrase(StandingNumbers.words(reading, amount.plain()), at, end);
        return end;
    }

    private static int counted(Reading reading, int at, Amount amount, Draft draft) {
        FoldedText text = reading.text;
        Magnitudes.Magnitude magnitude = Magnitudes.behind(reading, amount.end(), false);
        int end = magnitude.end();
        if (end > amount.end()) {
            draft.join(magnitude.word(), end - lengthBehind(text, amount.end(), end), end);
        }
        boolean one = amount.one() && end == amount.end();
        boolean numbered = text.at(at - 1) == '-' && text.isUpper(at - 2) && text.isSpace(end);
        Unit unit = numbered ? Unit.none(end) : Unit.behind(reading, end);
        if (!unit.isNone()) {
            boolean singular = one || text.at(end) == '-' || isAdjective(reading, at, unit.end());
            draft.join(singular ? unit.one() : unit.many(), unit.from(), unit.end());
            return unit.end();
        }
        if (FEET.has(reading.before(at)) && reading.after(end).equals("in")) {
            int inches = reading.afterSpace(end);
            draft.join(one ? "inch" : "inches", inches, inches + 2);
            return inches + 2;
        }
        Currency.Place money = Currency.behind(reading, end);
        if (money.end() > end) {
            boolean singular = one || isAdjective(reading, at, money.end());
            draft.join(singular ? money.currency().one() : money.currency().many(), money.from(), money.end());
            return money.end();
        }
        Unit by = Unit.by(reading, end);
        if (!by.isNone()) {
            draft.join(by.one(), by.from(), by.end());
        }
        return by.end();
    }

    private static int lengthBehind(FoldedText text, int amountEnd, int end) {
        return text.isLetter(amountEnd) ? end - amountEnd : end - amountEnd - 1;
    }

    /** Whether a measure stands before the noun it describes, and so is said in the singular: {@code a 5 km run}. */
    static boolean isAdjective(Reading reading, int from, int end) {
        return DETERMINERS.has(reading.before(from)) && isBeforeNoun(reading, end);
    }

    /** Whether a word stands behind a place that may be a noun. */
    static boolean isBeforeNoun(Reading reading, int end) {
        String noun = reading.text.isSpace(end) ? reading.after(end) : "";
        return noun.length() > 1 && Ascii.isLower(noun.charAt(0)) && !NOT_NOUNS.has(noun);
    }
}

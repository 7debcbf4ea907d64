package dev.aloud.text.spoken;

import java.util.List;

/**
 * What is said for a written English text. Every text has a spoken form: what has no name in English is left out. Equal
 * texts have equal spoken forms, on the JVM and in a browser. Linear in the text, whatever the text. Thread-safe.
 */
public final class SpokenForm {
    /** What may begin with a letter or a sign. The first rule that knows what stands at a place says it. */
    private static final List<Rule> RULES = List.of(
            new Overrides(),
            new SymbolicNames(),
            new WebAddresses(),
            new PhoneNumbers(),
            new Money(),
            new NumberSigns(),
            new DottedLetters(),
            new MonthDates(),
            new CalendarSpans(),
            new States(),
            new ShortForms(),
            new RomanNumerals(),
            new Versions(),
            new Alphanumerics(),
            new Capitals(),
            new MixedCase(),
            new PlainWords(),
            new Decades(),
            new Quantities(),
            new Symbols(),
            new Dashes(),
            new QuoteMarks(),
            new Punctuation());

    /** What begins with a digit. */
    private static final List<Rule> NUMBERS = List.of(
            new WebAddresses(),
            new SpecialFigures(),
            new NumericDates(),
            new PhoneNumbers(),
            new Times(),
            new DayDates(),
            new Versions(),
            new FeetAndInches(),
            new Dimensions(),
            new OrdinalNumbers(),
            new LabelledNumbers(),
            new Decades(),
            new YearSpans(),
            new Scores(),
            new Quantities(),
            new Alphanumerics());

    private SpokenForm() {}

    /**
     * Gives the words that are said for a text, with the marks between them.
     *
     * @param text any text; a block's text as a rule
     * @param accent whose English
     * @return the tokens in the order of the text; empty when nothing in it can be said
     */
    public static List<SpokenToken> of(String text, Accent accent) {
        return read(new Reading(Folding.of(text), accent));
    }

    /** Reads a text from its beginning to its end. */
    static List<SpokenToken> read(Reading reading) {
        int at = 0;
        while (at < reading.text.length()) {
            at = next(reading, at);
        }
        return reading.said.tokens();
    }

    private static int next(Reading reading, int at) {
        if (reading.text.isSpace(at)) {
            return at + 1;
        }
        for (Rule rule : reading.text.isDigit(at) ? NUMBERS : RULES) {
            int end = rule.read(reading, at);
            if (end > at) {
                return end;
            }
        }
        return at + 1;
    }
}

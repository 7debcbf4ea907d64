package dev.aloud.text.spoken;

/** From one amount to another: {@code 10-20}, {@code 3–7}, {@code 5 – 10}. */
final class Ranges {
    private Ranges() {}

    /** Reads what a dash leads to behind an amount, and says so in the draft; the amount itself when there is none. */
    static Amount to(Reading reading, Amount first, Draft draft) {
        FoldedText text = reading.text;
        int dash = reading.afterSpace(first.end());
        int second = reading.afterSpace(dash + 1);
        boolean apart = dash > first.end();
        boolean isDash = text.at(dash) == '-' || text.at(dash) == '–' || text.at(dash) == '−';
        if (!isDash || apart != (second > dash + 1) || (apart && text.at(dash) == '−')) {
            return first;
        }
        if (!text.isDigit(second) && !Fractions.isSign(text.at(second))) {
            return first;
        }
        Draft other = new Draft();
        Amount last = Amount.read(reading, second, other);
        if (isCode(text, last.end())
                || (apart && !ascends(first, last))
                || (first.plain() == null && last.plain() == null)) {
            return first;
        }
        draft.join("to", dash, dash + 1);
        return Amount.read(reading, second, draft);
    }

    /** With spaces around, a hyphen may be a minus or a dash. */
    private static boolean ascends(Amount first, Amount last) {
        return first.plain() != null
                && last.plain() != null
                && first.plain().value() >= 0
                && first.plain().value() < last.plain().value();
    }

    /** Whether more numbers are joined to it. */
    private static boolean isCode(FoldedText text, int end) {
        return (text.at(end) == '-' || text.at(end) == '–') && text.isDigit(end + 1);
    }
}

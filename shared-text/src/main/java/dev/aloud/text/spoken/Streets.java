package dev.aloud.text.spoken;

/** Whether {@code St.} and {@code Dr.} and others so short end the name of a street, where they might begin that of somebody. */
final class Streets {
    private static final int MOST_NAMES = 4;

    /** Streets that everybody knows, so that what follows is no saint: {@code Wall St. Journal}. */
    private static final WordSet KNOWN = WordSet.of("wall main high oxford bond baker fleet downing bourbon state canal"
            + " regent elm oak maple market broad pine cedar lombard sesame carnaby beale jermyn k");

    /** What goes on with an address. */
    private static final WordSet BEHIND =
            WordSet.of("suite ste apt apartment unit floor room nw ne sw se bldg building");

    /** What goes on with a street, where somebody might have such a name: {@code Dr. West}. */
    private static final WordSet BEHIND_STREET = WordSet.of("n s e w north south east west station bridge");

    private Streets() {}

    /**
     * Whether a name stands before, and no other behind but what may follow a street.
     *
     * @param at where the abbreviation begins
     * @param behind one past its end and its dot
     */
    static boolean isStreet(Reading reading, int at, int behind, boolean nameNext, boolean dot) {
        if (isOrdinalBefore(reading.text, at)) {
            return true;
        }
        String before = reading.before(at);
        boolean named = reading.text.isSpace(at - 1)
                && !before.isEmpty()
                && reading.text.isUpper(at - 1 - before.length())
                && !ShortFormTables.AFTER_ADDRESS.has(before);
        if (!named) {
            return false;
        }
        boolean street = reading.text.at(at) == 'S' && reading.text.at(at + 1) == 't';
        String next = Ascii.lower(reading.after(behind));
        return !nameNext
                || (dot && reading.endsSentence(behind - 1))
                || BEHIND.has(next)
                || (street && (KNOWN.has(before) || BEHIND_STREET.has(next)))
                || isNumbered(reading, at);
    }

    /** Whether the names before begin with the number of a house: {@code 450 North Elm St.}. */
    private static boolean isNumbered(Reading reading, int at) {
        FoldedText text = reading.text;
        int start = at;
        for (int i = 0; i < MOST_NAMES; i++) {
            if (i > 0 && text.isSpace(start - 1) && text.isDigit(start - 2)) {
                return true;
            }
            String before = reading.before(start);
            if (before.isEmpty() || !text.isSpace(start - 1) || !text.isUpper(start - 1 - before.length())) {
                return false;
            }
            start -= 1 + before.length();
        }
        return false;
    }

    /** {@code 42nd St.} */
    static boolean isOrdinalBefore(FoldedText text, int at) {
        return text.isSpace(at - 1) && text.isLetter(at - 2) && text.isLetter(at - 3) && text.isDigit(at - 4);
    }
}

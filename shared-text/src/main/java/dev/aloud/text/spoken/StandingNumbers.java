package dev.aloud.text.spoken;

/** How a number is said that counts nothing: a year, a room, a code, or just a number. */
final class StandingNumbers {
    private static final WordSet IN_PAIRS =
            WordSet.of("boeing airbus flight route highway interstate room bus apartment"
                    + " apt suite motorway freeway gate port");
    private static final WordSet SPELLED = WordSet.of("pin zip zipcode postcode passcode extension ext code password");
    private static final WordSet CALLED = WordSet.of("call called calling dial dialed dialled dialing phone ring rang");
    private static final WordSet EMERGENCIES = WordSet.of("911 999 112 111 101 411 311 988 000 811 211");

    /** Before these an emergency's number is one, whoever called. */
    private static final WordSet EMERGENCY = WordSet.of(
            "call calls caller callers operator operators dispatcher dispatchers emergency emergencies system");

    private static final WordSet OF_COMPUTERS = WordSet.of("status error response exit http return");
    private static final String CODE = "code";

    /** The error that everybody knows as {@code four oh four}. */
    private static final String NOT_FOUND = "404";

    private StandingNumbers() {}

    static String words(Reading reading, Figure figure) {
        Accent accent = reading.accent;
        String before = reading.before(figure.from());
        if (figure.isWhole() && !figure.grouped() && figure.whole().length() > 2) {
            if (before.equals(CODE) && figure.whole().length() == 3 && isCodeInPairs(reading, figure)) {
                return inPairs(figure.whole(), accent);
            }
            boolean emergency = CALLED.has(before) || EMERGENCY.has(reading.after(figure.end()));
            if (SPELLED.has(before) || (emergency && EMERGENCIES.has(figure.whole()))) {
                return Cardinals.digits(figure.whole());
            }
            if (Years.isYear(reading, figure)) {
                return Years.of(figure.whole(), accent);
            }
            if (figure.whole().equals(NOT_FOUND)) {
                return inPairs(NOT_FOUND, accent);
            }
            if (figure.isPlain(5) && States.isCode(reading.text, figure.from() - 3)) {
                return Cardinals.digits(figure.whole());
            }
            if (IN_PAIRS.has(before) || isModel(reading, figure)) {
                return inPairs(figure.whole(), accent);
            }
        }
        return figure.words(accent);
    }

    /** {@code status code 500} and {@code error code 403}, where {@code area code 212} is said digit by digit. */
    private static boolean isCodeInPairs(Reading reading, Figure figure) {
        return figure.whole().endsWith("00") || OF_COMPUTERS.has(reading.before(figure.from() - 1 - CODE.length()));
    }

    /** {@code SHA-256}, {@code RTX 4090}: a number behind capitals. */
    private static boolean isModel(Reading reading, Figure figure) {
        FoldedText text = reading.text;
        int from = figure.from();
        boolean hyphened = text.at(from - 1) == '-' && text.isUpper(from - 2);
        boolean spaced =
                text.isSpace(from - 1) && text.isUpper(from - 2) && text.isUpper(from - 3) && figure.isPlain(4);
        boolean port = text.at(from - 1) == ':' && text.isLetter(from - 2);
        return hyphened || port || (spaced && !Years.counts(reading, figure) && !reading.shouted);
    }

    /** Says three or four digits as people say the numbers of rooms and roads: {@code 747}, {@code 101}, {@code 1205}. */
    static String inPairs(String digits, Accent accent) {
        if (digits.length() == 4) {
            return Years.of(digits, accent);
        }
        boolean pairs = digits.length() == 3 && digits.charAt(0) != '0' && !digits.endsWith("00");
        if (!pairs) {
            return Cardinals.of(digits, accent);
        }
        int last = (digits.charAt(1) - '0') * 10 + digits.charAt(2) - '0';
        return Cardinals.of(digits.substring(0, 1), accent) + " " + Years.twoDigits(last);
    }
}

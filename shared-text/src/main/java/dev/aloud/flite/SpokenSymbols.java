package dev.aloud.flite;

/** Symbols that have a name in English, and the currency signs. */
final class SpokenSymbols {
    private static final String SYMBOLS = "°℃℉×÷±≤≥≠≈∞√∑∏∂∫µΩ©®§¶№½¼¾⅓⅔⅛²³¹‰→←↔⇒¢";
    private static final String[] NAMES = {
        "degrees",
        "degrees Celsius",
        "degrees Fahrenheit",
        "times",
        "divided by",
        "plus or minus",
        "less than or equal to",
        "greater than or equal to",
        "not equal to",
        "about",
        "infinity",
        "square root",
        "sum",
        "product",
        "partial",
        "integral",
        "micro",
        "omega",
        "copyright",
        "registered",
        "section",
        "paragraph",
        "number",
        "half",
        "quarter",
        "three quarters",
        "third",
        "two thirds",
        "eighth",
        "squared",
        "cubed",
        "1",
        "per thousand",
        "to",
        "from",
        "to and from",
        "implies",
        "cents"
    };
    private static final String FRACTIONS = "½¼¾⅓⅔⅛";

    private static final String GREEK = "αβγδεζηθικλμνξοπρςστυφχψω";
    private static final String GREEK_CAPITALS = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡ\u0000ΣΤΥΦΧΨΩ";
    private static final String[] GREEK_NAMES = {
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mew", "new",
        "ksi", "omicron", "pie", "row", "sigma", "sigma", "tau", "upsilon", "fie", "kie", "psi", "omega"
    };

    private static final String CURRENCIES = "£€¥₹₩₽₺₪₫₦₱฿₿";
    private static final String[] CURRENCY_ONE = {
        "pound", "euro", "yen", "rupee", "won", "ruble", "lira", "shekel", "dong", "naira", "peso", "baht", "bitcoin"
    };
    private static final String[] CURRENCY_MANY = {
        "pounds",
        "euros",
        "yen",
        "rupees",
        "won",
        "rubles",
        "lira",
        "shekels",
        "dong",
        "naira",
        "pesos",
        "baht",
        "bitcoins"
    };

    private SpokenSymbols() {}

    /**
     * The name of a symbol, or an empty string when it has none.
     *
     * @param symbol the symbol
     * @param afterDigit whether a digit stands right before it
     */
    static String name(char symbol, boolean afterDigit) {
        int index = SYMBOLS.indexOf(symbol);
        if (index < 0) {
            return "";
        }
        boolean fraction = FRACTIONS.indexOf(symbol) >= 0;
        if (!fraction) {
            return NAMES[index];
        }
        String amount = NAMES[index].indexOf(' ') < 0 ? "a " + NAMES[index] : NAMES[index];
        return afterDigit ? "and " + amount : amount;
    }

    /** Whether it is a letter of the Greek alphabet without a mark. */
    static boolean isGreek(char letter) {
        return letter != 0 && (GREEK.indexOf(letter) >= 0 || GREEK_CAPITALS.indexOf(letter) >= 0);
    }

    /** The name of a Greek letter, spelled so that flite says it as English speakers do. */
    static String greekName(char letter) {
        int small = GREEK.indexOf(letter);
        return GREEK_NAMES[small >= 0 ? small : GREEK_CAPITALS.indexOf(letter)];
    }

    /** Whether it is a currency sign that flite does not know. (It knows the dollar.) */
    static boolean isCurrency(char sign) {
        return CURRENCIES.indexOf(sign) >= 0;
    }

    /** The name of a currency sign's unit. */
    static String currency(char sign, boolean one) {
        int index = CURRENCIES.indexOf(sign);
        return one ? CURRENCY_ONE[index] : CURRENCY_MANY[index];
    }
}

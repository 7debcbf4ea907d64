package dev.aloud.text.spoken;

/**
 * A currency.
 *
 * @param one its unit
 * @param many its units
 * @param cent its hundredth, empty when it has none
 * @param cents its hundredths
 */
record Currency(String one, String many, String cent, String cents) {
    private static final Phrases SIGNS = new Phrases("""
            $ = dollar dollars cent cents
            £ = pound pounds penny pence
            € = euro euros cent cents
            ¥ = yen yen
            ₩ = won won
            ₪ = shekel shekels
            ₫ = dong dong
            ₦ = naira naira
            ₱ = peso pesos
            ₹ = rupee rupees
            ₺ = lira lira
            ₽ = ruble rubles
            ฿ = baht baht
            ₿ = bitcoin bitcoins
            ¢ = cent cents
            """);
    private static final Phrases CODES = new Phrases("""
            USD = U_S_dollar U_S_dollars cent cents
            EUR = euro euros cent cents
            GBP = pound pounds penny pence
            JPY = yen yen
            CHF = swiss_franc swiss_francs
            CNY = yuan yuan
            RMB = yuan yuan
            INR = rupee rupees
            Rs = rupee rupees
            AUD = australian_dollar australian_dollars cent cents
            CAD = canadian_dollar canadian_dollars cent cents
            NZD = new_zealand_dollar new_zealand_dollars cent cents
            HKD = hong_kong_dollar hong_kong_dollars
            SGD = singapore_dollar singapore_dollars
            MXN = mexican_peso mexican_pesos
            BRL = brazilian_real brazilian_reais
            SEK = swedish_krona swedish_kronor
            NOK = norwegian_krone norwegian_kroner
            DKK = danish_krone danish_kroner
            PLN = zloty zloty
            CZK = czech_koruna czech_korunas
            ZAR = rand rand
            KRW = won won
            RUB = ruble rubles
            TRY = lira lira
            ILS = shekel shekels
            THB = baht baht
            BTC = bitcoin bitcoins
            US$ = U_S_dollar U_S_dollars cent cents
            A$ = australian_dollar australian_dollars cent cents
            AU$ = australian_dollar australian_dollars cent cents
            C$ = canadian_dollar canadian_dollars cent cents
            CA$ = canadian_dollar canadian_dollars cent cents
            NZ$ = new_zealand_dollar new_zealand_dollars cent cents
            HK$ = hong_kong_dollar hong_kong_dollars
            S$ = singapore_dollar singapore_dollars
            R$ = real reais
            """);
    private static final Currency NONE = new Currency("", "", "", "");
    private static final Currency PENCE = new Currency("penny", "pence", "", "");
    private static final Currency CENTS = new Currency("cent", "cents", "", "");
    private static final int LONGEST_CODE = 3;

    /** Where a currency is written; an empty range when none is. */
    record Place(int from, int end, Currency currency) {}

    /** Reads the sign or code that begins at a place. */
    static Place at(FoldedText text, int at) {
        int end = at;
        while (end - at < LONGEST_CODE && text.isLetter(end)) {
            end++;
        }
        if (text.at(end) == '$') {
            end++;
        } else if (end == at) {
            end++;
        }
        String sign = end <= text.length() ? text.text(at, end) : "";
        String known = SIGNS.of(sign);
        if (known.isEmpty() && !text.isLetter(end)) {
            known = CODES.of(sign);
        }
        return known.isEmpty() ? new Place(at, at, NONE) : new Place(at, end, parse(known));
    }

    /** Reads the sign or code behind an amount that ends at a place: right there or behind a space. */
    static Place behind(Reading reading, int at) {
        FoldedText text = reading.text;
        int from = reading.afterSpace(at);
        boolean small = text.at(at) == 'p' || text.at(at) == 'c';
        if (small && !text.isWord(at + 1) && text.isDigit(at - 1) && !isLong(text, at)) {
            return new Place(at, at + 1, text.at(at) == 'p' ? PENCE : CENTS);
        }
        Place place = at(text, from);
        boolean next =
                text.isDigit(place.end) || (place.end > from && text.isSpace(place.end) && text.isDigit(place.end + 1));
        boolean touchingNext = next && !text.isLetter(from) && from > at;
        return place.end == from || touchingNext || text.isWord(place.end) ? new Place(at, at, NONE) : place;
    }

    private static boolean isLong(FoldedText text, int end) {
        return text.isDigit(end - 2) && text.isDigit(end - 3);
    }

    private static Currency parse(String entry) {
        String[] names = {"", "", "", ""};
        int name = 0;
        for (int i = 0; i < entry.length(); i++) {
            char c = entry.charAt(i);
            if (c == ' ') {
                name++;
            } else {
                names[name] += c == '_' ? ' ' : c;
            }
        }
        return new Currency(names[0], names[1], names[2], names[3]);
    }

    boolean hasCents() {
        return !cent.isEmpty();
    }
}

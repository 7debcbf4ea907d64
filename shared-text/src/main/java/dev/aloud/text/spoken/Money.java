package dev.aloud.text.spoken;

/** Sums of money with the currency before them: {@code $3.50}, {@code £1,200}, {@code US$2.5 billion}, {@code €5–10m}. */
final class Money implements Rule {
    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        Currency.Place place = Currency.at(text, at);
        if (place.end() == at || (text.isLetter(at) && !reading.atStart(at))) {
            return at;
        }
        boolean dotted = text.text(at, place.end()).equals("Rs") && text.at(place.end()) == '.';
        int number = reading.afterSpace(dotted ? place.end() + 1 : place.end());
        Draft draft = new Draft();
        Amount amount = Amount.read(reading, number, draft);
        if (amount.end() == number) {
            return at;
        }
        Draft whole = new Draft();
        int end = amount.end();
        Currency currency = place.currency();
        if (isPrice(reading, amount, currency)) {
            whole.add(price(amount.plain(), currency, reading.accent), at, end);
        } else {
            whole.add("", at, number);
            end = sum(reading, at, number, currency, whole);
        }
        Unit by = Unit.by(reading, end);
        if (!by.isNone()) {
            whole.join(by.one(), by.from(), by.end());
        }
        whole.say(reading.said);
        return by.end();
    }

    private static int sum(Reading reading, int at, int number, Currency currency, Draft draft) {
        FoldedText text = reading.text;
        Amount first = Amount.read(reading, number, draft);
        Amount last = Ranges.to(reading, first, draft);
        Magnitudes.Magnitude magnitude = Magnitudes.behind(reading, last.end(), true);
        int end = magnitude.end();
        if (end > last.end()) {
            int from = text.isLetter(last.end()) ? last.end() : last.end() + 1;
            draft.join(magnitude.word(), from, end);
        }
        boolean one = last.one() && end == first.end();
        boolean singular = one || isHyphened(reading, last.end(), end) || Quantities.isAdjective(reading, at, end);
        draft.attach(singular ? currency.one() : currency.many(), end);
        return end;
    }

    private static boolean isHyphened(Reading reading, int amountEnd, int end) {
        FoldedText text = reading.text;
        return (text.at(amountEnd) == '-' && end > amountEnd && Quantities.isBeforeNoun(reading, end))
                || (text.at(end) == '-' && text.isLower(end + 1));
    }

    /** Whether it is so many dollars and so many cents. */
    private static boolean isPrice(Reading reading, Amount amount, Currency currency) {
        Figure figure = amount.plain();
        return currency.hasCents()
                && figure != null
                && figure.fraction().length() == 2
                && Magnitudes.behind(reading, amount.end(), true).end() == amount.end()
                && Ranges.to(reading, amount, new Draft()).end() == amount.end();
    }

    private static String price(Figure figure, Currency currency, Accent accent) {
        int cents = Integer.parseInt(figure.fraction());
        String whole = figure.whole().isEmpty() ? "0" : figure.whole();
        boolean one = whole.equals("1");
        String units = Cardinals.of(whole, accent) + " " + (one ? currency.one() : currency.many());
        if (cents == 0) {
            return units;
        }
        String rest = Cardinals.belowHundred(cents);
        String named = rest + " " + (cents == 1 ? currency.cent() : currency.cents());
        if (whole.equals("0")) {
            return named;
        }
        boolean brief = cents > 9 && !currency.one().endsWith("dollar");
        return units + (brief ? " " + rest : " and " + named);
    }
}

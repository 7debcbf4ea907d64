package dev.aloud.text.spoken;

/**
 * A unit behind a number: {@code km}, {@code m²}, {@code km/h}, {@code sq ft}, {@code %}.
 *
 * @param from its first character
 * @param end one past its last character; equal to {@code from} when there is no unit
 * @param one what is said for one
 * @param many what is said for several
 */
record Unit(int from, int end, String one, String many) {
    private static final int LONGEST_SIGN = 5;

    private static final Phrases TIMES = new Phrases("""
            h = hour
            hr = hour
            hour = hour
            s = second
            sec = second
            second = second
            min = minute
            minute = minute
            d = day
            day = day
            wk = week
            week = week
            mo = month
            month = month
            yr = year
            y = year
            a = year
            year = year
            night = night
            person = person
            head = head
            capita = capita
            unit = unit
            item = item
            user = user
            seat = seat
            share = share
            barrel = barrel
            bbl = barrel
            ton = ton
            pound = pound
            gallon = gallon
            liter = liter
            mile = mile
            kilo = kilo
            word = word
            page = page
            """);

    /** Reads the unit behind an amount that ends at a place: right there, or behind a space or a hyphen. */
    static Unit behind(Reading reading, int at) {
        FoldedText text = reading.text;
        boolean apart = text.isSpace(at) || (text.at(at) == '-' && text.isLower(at + 1));
        int from = apart ? at + 1 : at;
        Unit unit = squared(reading, from);
        if (unit.isNone()) {
            unit = simple(reading, from, !apart);
        }
        if (unit.isNone()) {
            return none(at);
        }
        return per(reading, unit);
    }

    /** {@code sq ft}, {@code cu. m}. */
    private static Unit squared(Reading reading, int from) {
        String word = reading.text.isSpace(from) ? "" : reading.after(from);
        if (!word.equals("sq") && !word.equals("cu")) {
            return none(from);
        }
        int next = from + 2;
        next += reading.text.at(next) == '.' ? 1 : 0;
        if (!reading.text.isSpace(next)) {
            return none(from);
        }
        Unit unit = simple(reading, next + 1, false);
        String power = word.equals("sq") ? "square " : "cubic ";
        return unit.isNone() ? none(from) : new Unit(from, unit.end, power + unit.one, power + unit.many);
    }

    private static Unit simple(Reading reading, int from, boolean touching) {
        FoldedText text = reading.text;
        int end = from;
        while (end - from < LONGEST_SIGN && isSign(text.at(end))) {
            end++;
        }
        String sign = text.text(from, end);
        if (sign.startsWith("°") && text.isSpace(from + 1) && isScale(text, from + 2)) {
            end = from + 3;
            sign = "°" + text.at(from + 2);
        }
        boolean dotted = text.at(end) == '.' && !reading.endsSentence(end);
        boolean amps = sign.equals("A") && !touching && !text.isWord(end) && !text.isSpace(end) && text.at(end) != '-';
        String name = amps ? "amp" : UnitNames.of(sign, touching, dotted);
        if (name.isEmpty() && sign.length() > 1 && "%°".indexOf(sign.charAt(0)) >= 0) {
            end = from + 1;
            name = UnitNames.of(sign.substring(0, 1), touching, false);
        }
        if (name.isEmpty()) {
            return none(from);
        }
        String power = power(text, end);
        end += power.isEmpty() ? 0 : 1;
        if (text.isWord(end) && "%°".indexOf(sign.charAt(0)) < 0) {
            return none(from);
        }
        end += dotted && power.isEmpty() && Ascii.isLetter(sign.charAt(0)) && text.at(end + 1) != '.' ? 1 : 0;
        return new Unit(from, end, power + UnitNames.one(name), power + UnitNames.many(name));
    }

    private static boolean isScale(FoldedText text, int at) {
        return (text.at(at) == 'C' || text.at(at) == 'F') && !text.isWord(at + 1);
    }

    private static String power(FoldedText text, int at) {
        return switch (text.at(at)) {
            case '²', '2' -> "square ";
            case '³', '3' -> "cubic ";
            default -> "";
        };
    }

    /** Adds what it is measured by, behind a slash. */
    private static Unit per(Reading reading, Unit unit) {
        Unit by = by(reading, unit.end);
        if (by.isNone()) {
            return unit;
        }
        return new Unit(unit.from, by.end, unit.one + " " + by.one, unit.many + " " + by.one);
    }

    /** Reads {@code /h} or {@code /month}: what is measured or paid by. */
    static Unit by(Reading reading, int at) {
        FoldedText text = reading.text;
        if (text.at(at) != '/') {
            return none(at);
        }
        String word = text.isLetter(at + 1) ? reading.after(at + 1) : "";
        int end = at + 1 + word.length();
        String time = TIMES.of(word);
        String squared = power(text, end).isEmpty()
                ? ""
                : " " + (text.at(end) == '²' || text.at(end) == '2' ? "squared" : "cubed");
        if (!time.isEmpty() && !text.isWord(end + (squared.isEmpty() ? 0 : 1))) {
            return new Unit(at, end + (squared.isEmpty() ? 0 : 1), "per " + time + squared, "");
        }
        Unit unit = word.isEmpty() ? none(at) : simple(reading, at + 1, false);
        return unit.isNone() ? none(at) : new Unit(at, unit.end, "per " + unit.one, "");
    }

    private static boolean isSign(char c) {
        return Ascii.isLetter(c) || c == '°' || c == 'μ' || c == 'Ω' || c == '%' || c == '‰';
    }

    /** No unit, where one might have been. */
    static Unit none(int at) {
        return new Unit(at, at, "", "");
    }

    boolean isNone() {
        return end == from;
    }
}

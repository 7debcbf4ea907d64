package dev.aloud.text.spoken;

/** Abbreviations, by what may stand around them. */
final class ShortForms implements Rule {
    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        if (!reading.atStart(at) || text.at(at - 1) == '.') {
            return at;
        }
        String written = reading.after(at);
        int end = at + written.length();
        boolean dot = text.at(end) == '.';
        if (written.isEmpty() || text.isSpace(at) || text.isWord(end)) {
            return at;
        }
        String phrase = phrase(reading, at, end, written, dot);
        if (phrase.isEmpty()) {
            return at;
        }
        boolean title = phrase.equals(ShortFormTables.TITLES.of(written));
        int wordEnd = dot && (title || !reading.endsSentence(end)) ? end + 1 : end;
        reading.said.phrase(phrase, at, wordEnd);
        return wordEnd;
    }

    private static String phrase(Reading reading, int at, int end, String written, boolean dot) {
        String lower = Ascii.lower(written);
        int behind = dot ? end + 1 : end;
        boolean numberNext = reading.text.isDigit(reading.afterSpace(behind));
        String name = reading.after(behind);
        boolean nameNext = reading.text.isSpace(behind) && !name.isEmpty() && Ascii.isUpper(name.charAt(0));
        if (dot
                && numberNext
                && !ShortFormTables.BEFORE_NUMBER.of(lower).isEmpty()
                && (written.length() > 1 || reading.text.isLower(at))) {
            return ShortFormTables.BEFORE_NUMBER.of(lower);
        }
        if (dot && lower.equals("c") && isOrdinalBefore(reading.text, at)) {
            return "century";
        }
        if (dot
                && written.equals("v")
                && nameNext
                && reading.text.isSpace(at - 1)
                && !reading.before(at).isEmpty()) {
            return "versus";
        }
        String place = ShortFormTables.PLACES.of(written);
        if (!place.isEmpty() && isAddress(reading, at, end, nameNext, dot)) {
            return place;
        }
        boolean title = nameNext || (dot && ShortFormTables.ALWAYS_TITLES.has(written));
        if (title && (dot || ShortFormTables.BARE_TITLES.has(written)) && ShortFormTables.TITLES.has(written)) {
            return ShortFormTables.TITLES.of(written);
        }
        return dot ? dotted(reading, end, written, lower) : "";
    }

    private static String dotted(Reading reading, int end, String written, String lower) {
        String phrase = ShortFormTables.DOTTED.of(lower);
        boolean small = Ascii.isLower(written.charAt(0));
        if (phrase.isEmpty() || (small && ShortFormTables.CAPITAL_ONLY.has(lower))) {
            return "";
        }
        boolean meant = switch (lower) {
            case "mass" -> reading.text.at(end - 6) == ',';
            case "sat", "sun" -> isBesideDay(reading, end) || isInDate(reading, end);
            case "mar" -> isInDate(reading, end);
            case "al" -> reading.before(end - 2).equals("et") || goesOn(reading, end);
            default -> !ShortFormTables.GOING_ON.has(lower) || goesOn(reading, end);
        };
        return meant ? phrase : "";
    }

    /** Whether the sentence goes on behind the dot: in small letters, with a comma or with a number. */
    private static boolean goesOn(Reading reading, int dot) {
        return reading.text.isLower(reading.afterSpace(dot + 1))
                || reading.text.at(dot + 1) == ','
                || reading.text.isDigit(reading.afterSpace(dot + 1));
    }

    /** Whether a comma, a number or a month stands behind the dot. */
    private static boolean isInDate(Reading reading, int dot) {
        return reading.text.at(dot + 1) == ','
                || reading.text.isDigit(reading.afterSpace(dot + 1))
                || Months.number(reading.after(dot + 1)) > 0;
    }

    private static boolean isBesideDay(Reading reading, int dot) {
        return ShortFormTables.DAY_BEFORE.has(reading.beforeWithDot(dot - 3))
                || ShortFormTables.DAY_BEFORE.has(Ascii.lower(reading.after(dot + 1)));
    }

    /** Whether a name stands before, and no other behind but the start of a sentence. */
    private static boolean isAddress(Reading reading, int at, int end, boolean nameNext, boolean dot) {
        String before = reading.before(at);
        if (isOrdinalBefore(reading.text, at)) {
            return true;
        }
        boolean named = reading.text.isSpace(at - 1)
                && !before.isEmpty()
                && reading.text.isUpper(at - 1 - before.length())
                && !ShortFormTables.AFTER_ADDRESS.has(before);
        boolean free = !nameNext || (dot && reading.endsSentence(end));
        return named && free;
    }

    /** {@code 42nd St.} */
    private static boolean isOrdinalBefore(FoldedText text, int at) {
        return text.isSpace(at - 1) && text.isLetter(at - 2) && text.isLetter(at - 3) && text.isDigit(at - 4);
    }
}

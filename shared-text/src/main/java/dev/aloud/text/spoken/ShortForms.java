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
        if (dot && lower.equals("c") && Streets.isOrdinalBefore(reading.text, at)) {
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
        if (!place.isEmpty() && Streets.isStreet(reading, at, behind, nameNext, dot)) {
            return place;
        }
        if (written.equals("Sr") && nameNext && ShortFormTables.POSTS.has(Ascii.lower(name))) {
            return "senior";
        }
        String bareName = name.endsWith("'s") ? name.substring(0, name.length() - 2) : name;
        boolean generation = written.equals("Gen") && !dot && ShortFormTables.GENERATIONS.has(bareName);
        boolean title = nameNext || (dot && ShortFormTables.ALWAYS_TITLES.has(written));
        if (title
                && !generation
                && (dot || ShortFormTables.BARE_TITLES.has(written))
                && ShortFormTables.TITLES.has(written)) {
            return ShortFormTables.TITLES.of(written);
        }
        boolean alone = dot
                && ShortFormTables.TITLES.has(written)
                && reading.text.isSpace(behind)
                && reading.text.isLower(behind + 1)
                && ShortFormTables.BEFORE_TITLE.has(reading.before(at));
        if (alone) {
            return ShortFormTables.TITLES.of(written);
        }
        return dot ? dotted(reading, end, written, lower) : bare(written, lower);
    }

    /** Those that are no other word need no dot. */
    private static String bare(String written, String lower) {
        boolean small = Ascii.isLower(written.charAt(0));
        boolean shouted = written.length() > 1 && Ascii.isUpper(written.charAt(1));
        if (shouted ? written.length() < 3 : small && ShortFormTables.CAPITAL_ONLY.has(lower)) {
            return "";
        }
        return ShortFormTables.BARE.of(lower);
    }

    private static String dotted(Reading reading, int end, String written, String lower) {
        String unit = UnitNames.alone(lower);
        String phrase = unit.isEmpty() ? ShortFormTables.DOTTED.of(lower) : unit;
        boolean small = Ascii.isLower(written.charAt(0));
        if (phrase.isEmpty() || (small && ShortFormTables.CAPITAL_ONLY.has(lower))) {
            return "";
        }
        boolean meant = switch (lower) {
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
}

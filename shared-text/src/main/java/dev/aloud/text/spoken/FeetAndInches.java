package dev.aloud.text.spoken;

/** {@code 6'2"}, {@code 5' 10½"}, {@code 6'}, {@code 12"}; and the minutes and seconds of an angle, {@code 40°26'46"N}. */
final class FeetAndInches implements Rule {
    private static final Phrases DIRECTIONS = new Phrases("""
            N = north
            S = south
            E = east
            W = west
            """);

    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        Draft draft = new Draft();
        Amount first = Amount.read(reading, at, draft);
        if (first.end() == at || (first.plain() != null && first.plain().whole().length() > 3)) {
            return at;
        }
        if (text.at(first.end()) == '°') {
            return angle(reading, at, first, draft);
        }
        if (isInchMark(text.at(first.end())) && reading.openQuotes[0] == 0) {
            boolean one = first.one() || Quantities.isBeforeNoun(reading, first.end() + 1);
            draft.attach(one ? "inch" : "inches", first.end() + 1);
            draft.say(reading.said);
            return first.end() + 1;
        }
        if (text.at(first.end()) != '\'' || first.plain() == null || reading.openQuotes[1] > 0) {
            return at;
        }
        int feetEnd = first.end() + 1;
        int second = reading.afterSpace(feetEnd);
        Draft inchDraft = new Draft();
        Amount inches = Amount.read(reading, second, inchDraft);
        int inchEnd = isInchMark(text.at(inches.end())) ? inches.end() + 1 : inches.end();
        boolean small = inches.plain() == null || inches.plain().whole().length() <= 2;
        if (inches.end() > second && small && (inchEnd > inches.end() || second == feetEnd) && !text.isWord(inchEnd)) {
            draft.attach("foot", feetEnd);
            Amount.read(reading, second, draft);
            draft.attach("", inchEnd);
            draft.say(reading.said);
            return inchEnd;
        }
        if (text.isWord(feetEnd)) {
            return at;
        }
        draft.attach(first.one() ? "foot" : "feet", feetEnd);
        draft.say(reading.said);
        return feetEnd;
    }

    private static int angle(Reading reading, int at, Amount degrees, Draft draft) {
        FoldedText text = reading.text;
        int end = degrees.end() + 1;
        int minute = reading.afterSpace(end);
        Amount minutes = Amount.read(reading, minute, new Draft());
        boolean exact = minutes.end() > minute && text.at(minutes.end()) == '\'';
        if (!exact) {
            return at;
        }
        draft.attach(degrees.one() ? "degree" : "degrees", end);
        end = part(reading, end, '\'', "minute", draft);
        end = part(reading, end, '"', "second", draft);
        int direction = reading.afterSpace(end);
        String named = text.isWord(direction + 1) ? "" : DIRECTIONS.of(String.valueOf(text.at(direction)));
        if (!named.isEmpty()) {
            draft.join(named, direction, direction + 1);
            end = direction + 1;
        }
        draft.say(reading.said);
        return end;
    }

    private static int part(Reading reading, int end, char mark, String name, Draft draft) {
        int from = reading.afterSpace(end);
        Amount amount = Amount.read(reading, from, new Draft());
        char written = reading.text.at(amount.end());
        if (amount.end() == from || (written != mark && !(mark == '"' && written == '”'))) {
            return end;
        }
        Amount.read(reading, from, draft);
        draft.attach(amount.one() ? name : name + "s", amount.end() + 1);
        return amount.end() + 1;
    }

    private static boolean isInchMark(char c) {
        return c == '"' || c == '”';
    }
}

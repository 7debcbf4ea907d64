package dev.aloud.text.spoken;

/** Telephone numbers and other codes in groups of digits: said digit by digit, with a pause between the groups. */
final class PhoneNumbers implements Rule {
    private static final int MOST_GROUPS = 7;

    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        char c = text.at(at);
        if (!Ascii.isDigit(c) && !((c == '+' || c == '(') && text.isDigit(at + 1))) {
            return at;
        }
        DigitGroups groups = DigitGroups.read(text, at, MOST_GROUPS);
        if (!isNumber(groups, c, text)) {
            return at;
        }
        say(reading, groups, at);
        return groups.end();
    }

    private static boolean isNumber(DigitGroups groups, char first, FoldedText text) {
        int count = groups.count();
        int digits = groups.digits();
        if (text.isWord(groups.end()) || (count < 2 && first != '+')) {
            return false;
        }
        if (first == '+') {
            return digits >= 8 && digits <= 15;
        }
        if (first == '(') {
            return groups.bracketed() && groups.size(0) >= 2 && digits >= 9 && digits <= 12;
        }
        if (text.at(groups.from(0)) == '0' && groups.size(0) >= 3) {
            return groups.size(0) <= 5 && digits >= 9 && digits <= 11;
        }
        return isAmerican(groups, text) || isCode(groups);
    }

    /** {@code 555-1234}, {@code 555-123-4567}, {@code 1-800-555-0199}, with hyphens, dots or spaces. */
    private static boolean isAmerican(DigitGroups groups, FoldedText text) {
        int count = groups.count();
        int last = count - 1;
        if (count < 2 || count > 4 || groups.size(last) != 4 || groups.size(last - 1) != 3) {
            return false;
        }
        if (count == 2) {
            boolean round = text.at(groups.end() - 1) == '0' && text.at(groups.end() - 2) == '0';
            return groups.separator(1) == '-' && !round;
        }
        return groups.size(last - 2) == 3 && (count == 3 || groups.size(0) == 1);
    }

    /** A number in at least three groups with hyphens: a social security number, an ISBN. */
    private static boolean isCode(DigitGroups groups) {
        for (int i = 1; i < groups.count(); i++) {
            if (groups.separator(i) != '-') {
                return false;
            }
        }
        return groups.count() >= 3 && groups.digits() >= 7;
    }

    private static void say(Reading reading, DigitGroups groups, int at) {
        Draft draft = new Draft();
        for (int i = 0; i < groups.count(); i++) {
            int from = i == 0 && reading.text.at(at) == '+' ? at : groups.from(i);
            boolean freephone =
                    i > 0 && reading.text.text(groups.from(i), groups.to(i)).equals("800");
            String words =
                    freephone ? "eight hundred" : Cardinals.digits(reading.text.text(groups.from(i), groups.to(i)));
            words = (i == 0 && reading.text.at(at) == '+' ? "plus " : "") + words + (i < groups.count() - 1 ? "," : "");
            if (i > 0 && !reading.text.isSpace(from - 1)) {
                draft.attach(words, groups.to(i));
            } else {
                draft.add(words, from, groups.to(i));
            }
        }
        draft.say(reading.said);
    }
}

package dev.aloud.text.spoken;

/**
 * A number as it is written in digits: {@code 42}, {@code 1,234.5}, {@code .5}.
 *
 * @param from its first character
 * @param end one past its last; equal to {@code from} when there is no number
 * @param whole the digits before the point, without separators; may be empty before a point
 * @param fraction the digits behind the point; may be empty
 * @param grouped whether separators part its thousands
 */
record Figure(int from, int end, String whole, String fraction, boolean grouped) {
    private static final int MOST_GROUPS = 12;

    /** Reads the number that begins at a place. */
    static Figure read(FoldedText text, int at) {
        int end = digitsEnd(text, at);
        StringBuilder whole = new StringBuilder(text.text(at, end));
        int groupsEnd = end > at && end - at <= 3 ? groups(text, end, whole) : end;
        boolean grouped = groupsEnd > end;
        end = groupsEnd;
        String fraction = "";
        if (text.at(end) == '.' && text.isDigit(end + 1) && (end > at || !text.isWord(at - 1))) {
            int fractionEnd = digitsEnd(text, end + 1);
            fraction = text.text(end + 1, fractionEnd);
            end = fractionEnd;
        }
        return new Figure(at, end, whole.toString(), fraction, grouped);
    }

    /** Appends the groups of digits that follow: of three, or as in India of two with three at the end. */
    private static int groups(FoldedText text, int from, StringBuilder whole) {
        char separator = text.at(from);
        if (separator != ',' && separator != FoldedText.JOINING_SPACE) {
            return from;
        }
        StringBuilder digits = new StringBuilder();
        int end = from;
        int size = 0;
        int count = 0;
        boolean pairs = false;
        while (text.at(end) == separator && text.isDigit(end + 1)) {
            int groupEnd = digitsEnd(text, end + 1);
            size = groupEnd - end - 1;
            pairs |= size == 2;
            if (++count > MOST_GROUPS
                    || size > 3
                    || size < 2
                    || (size == 3 && pairs && text.at(groupEnd) == separator && text.isDigit(groupEnd + 1))) {
                return from;
            }
            digits.append(text.text(end + 1, groupEnd));
            end = groupEnd;
        }
        if (size != 3 || (pairs && whole.length() > 2)) {
            return from;
        }
        whole.append(digits);
        return end;
    }

    static int digitsEnd(FoldedText text, int at) {
        int end = at;
        while (text.isDigit(end)) {
            end++;
        }
        return end;
    }

    boolean isNone() {
        return end == from;
    }

    boolean isWhole() {
        return fraction.isEmpty();
    }

    boolean isOne() {
        return isWhole() && whole.equals("1");
    }

    /** Whether it has this many digits and nothing else. */
    boolean isPlain(int digits) {
        return isWhole() && !grouped && whole.length() == digits;
    }

    /** Its value if it is whole and has at most nine digits, otherwise -1. */
    int value() {
        return isWhole() && !whole.isEmpty() && whole.length() <= 9 ? Integer.parseInt(whole) : -1;
    }

    /** The number in words. */
    String words(Accent accent) {
        String words = whole.isEmpty() ? "" : Cardinals.of(whole, accent);
        if (isWhole()) {
            return words;
        }
        return (words.isEmpty() ? "point " : words + " point ") + Cardinals.digits(fraction);
    }
}

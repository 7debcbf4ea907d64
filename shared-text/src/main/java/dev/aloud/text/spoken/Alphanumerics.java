package dev.aloud.text.spoken;

/** Letters and digits in one: {@code MP3}, {@code H2O}, {@code 3D}, {@code A380}, {@code covid19}. */
final class Alphanumerics implements Rule {
    private static final int MOST_GROUPS = 5;
    private static final int SHORT = 4;

    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        int end = at;
        int groups = 0;
        while (text.isWord(end)) {
            groups += end == at || text.isDigit(end) != text.isDigit(end - 1) ? 1 : 0;
            end++;
        }
        if (groups < 2 || (text.isLetter(at) && text.isLetter(at - 1))) {
            return at;
        }
        if (groups > MOST_GROUPS || isHexadecimal(text, at)) {
            reading.said.phrase(spelled(text, at, end), at, end);
            return end;
        }
        StringBuilder words = new StringBuilder();
        int from = at;
        while (from < end) {
            int to = from + 1;
            while (to < end && text.isDigit(to) == text.isDigit(from)) {
                to++;
            }
            boolean plural = to == end && to - from == 1 && text.at(from) == 's' && from > at;
            if (plural) {
                String singular = words.toString();
                words.setLength(0);
                words.append(Ordinals.plural(singular));
            } else {
                words.append(words.isEmpty() ? "" : " ").append(group(reading, from, to));
            }
            from = to;
        }
        reading.said.phrase(words.toString(), at, end);
        return end;
    }

    private static boolean isHexadecimal(FoldedText text, int at) {
        return text.at(at) == '0' && text.at(at + 1) == 'x' && text.isWord(at + 2);
    }

    private static String group(Reading reading, int from, int to) {
        String group = reading.text.text(from, to);
        if (Ascii.isDigit(group.charAt(0))) {
            return group.length() > SHORT ? Cardinals.digits(group) : StandingNumbers.inPairs(group, reading.accent);
        }
        boolean word = to - from > 2
                && (group.equals("ish")
                        || ShortWords.has(Ascii.lower(group))
                        || (to - from > 3 && Capitals.isPronounceable(group)));
        return word ? Ascii.lower(group) : letters(group);
    }

    private static String spelled(FoldedText text, int from, int to) {
        StringBuilder words = new StringBuilder();
        for (int i = from; i < to; i++) {
            String one = text.text(i, i + 1);
            words.append(i == from ? "" : " ").append(text.isDigit(i) ? Cardinals.digits(one) : letters(one));
        }
        return words.toString();
    }

    /** Letters by their names. */
    static String letters(String group) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < group.length(); i++) {
            letters.append(i == 0 ? "" : " ").append((char) (Ascii.lower(group.charAt(i)) - 0x20));
        }
        return letters.toString();
    }
}

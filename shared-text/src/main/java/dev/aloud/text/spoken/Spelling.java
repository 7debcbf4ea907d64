package dev.aloud.text.spoken;

/** Says an address piece by piece: words as words, what is no word by its letters, signs by their names. */
final class Spelling {
    private static final int SHORT = 3;

    /** A name of so many letters with a vowel among them is said as a word, as well as it goes. */
    private static final int LONG = 5;

    private Spelling() {}

    static String of(Reading reading, int from, int to) {
        FoldedText text = reading.text;
        StringBuilder said = new StringBuilder();
        int at = from;
        while (at < to) {
            int end = at + 1;
            if (text.isDigit(at)) {
                end = Math.min(to, Figure.digitsEnd(text, at));
                said.append(number(text.text(at, end), reading.accent));
            } else if (text.isLetter(at)) {
                while (end < to && text.isLetter(end) && !(text.isLower(end - 1) && text.isUpper(end))) {
                    end++;
                }
                said.append(word(text.text(at, end)));
            } else {
                said.append(WebAddresses.sign(text.at(at)));
            }
            said.append(' ');
            at = end;
        }
        return said.toString();
    }

    private static String word(String written) {
        String lower = Ascii.lower(written);
        String name = WebAddresses.name(lower);
        if (!name.isEmpty()) {
            return name;
        }
        boolean word = WebAddresses.isSaid(lower)
                || (lower.length() >= LONG && hasVowel(lower))
                || ShortWords.has(lower)
                || Acronyms.isWord(lower)
                || (lower.length() > SHORT && Capitals.isPronounceable(lower));
        return word && !lower.equals("io") ? lower : Alphanumerics.letters(written);
    }

    private static boolean hasVowel(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (Ascii.isVowel(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String number(String digits, Accent accent) {
        if (digits.length() > 4 || digits.length() == 3) {
            return Cardinals.digits(digits);
        }
        return digits.length() == 4 ? Years.of(digits, accent) : Cardinals.of(digits, accent);
    }
}

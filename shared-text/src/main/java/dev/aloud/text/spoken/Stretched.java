package dev.aloud.text.spoken;

/** Words with a letter drawn out: {@code sooooo}, {@code hmmmm}, {@code nooo}. */
final class Stretched {
    private static final int LONGEST_RUN = 2;

    private Stretched() {}

    /** The word with every run of three or more equal letters cut to what English spells. */
    static String shortened(String word) {
        StringBuilder kept = new StringBuilder(word.length());
        int at = 0;
        while (at < word.length()) {
            int end = at + 1;
            while (end < word.length() && word.charAt(end) == word.charAt(at)) {
                end++;
            }
            int letters = end - at > LONGEST_RUN ? kept(word, at, end) : end - at;
            for (int i = 0; i < letters; i++) {
                kept.append(word.charAt(at));
            }
            at = end;
        }
        return kept.toString();
    }

    /** Of what has no vowel, {@code brrr} and {@code pssst}, the drawn out letter is all there is to say. */
    private static boolean hasVowel(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (Ascii.isVowel(word.charAt(i)) || word.charAt(i) == 'y') {
                return true;
            }
        }
        return false;
    }

    private static int kept(String word, int at, int end) {
        char c = word.charAt(at);
        boolean whole = at == 0 && end == word.length();
        if (whole) {
            return c == 'w' || c == 'z' || c == 'm' ? 3 : 1;
        }
        boolean inside = end < word.length();
        if (!hasVowel(word)) {
            return LONGEST_RUN;
        }
        if (c == 'o' || c == 'e') {
            return inside || (c == 'e' && at > 1) ? LONGEST_RUN : 1;
        }
        return (c == 'm' && at == 1) || ((c == 'l' || c == 's') && !inside) ? LONGEST_RUN : 1;
    }
}

package dev.aloud.text.pronunciation;

import dev.aloud.text.spoken.WordSet;

/**
 * British English in Kokoro's alphabet, from American phones and the letters that say them: r is said before vowels alone, the
 * vowels of "lot", "bath", "goat", "near" and "square" are others, long vowels have a length mark, "new" has a j.
 */
final class BritishSounds {
    private static final int AA = Arpabet.code("AA0");
    private static final int AE = Arpabet.code("AE0");
    private static final int AH = Arpabet.code("AH0");
    private static final int AO = Arpabet.code("AO0");
    private static final int AW = Arpabet.code("AW0");
    private static final int AY = Arpabet.code("AY0");
    private static final int EH = Arpabet.code("EH0");
    private static final int ER = Arpabet.code("ER0");
    private static final int IH = Arpabet.code("IH0");
    private static final int IY = Arpabet.code("IY0");
    private static final int UH = Arpabet.code("UH0");
    private static final int UW = Arpabet.code("UW0");
    private static final int R = Arpabet.code("R");
    private static final int W = Arpabet.code("W");

    /** By kind: AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW. */
    private static final String[] VOWELS = {
        "ɑː", "a", "ʌ", "ɔː", "W", "I", "ɛ", "ɜː", "A", "ɪ", "iː", "Q", "Y", "ʊ", "uː"
    };

    private static final WordSet HOLDS_N = WordSet.of("T D S Z SH ZH V K");
    private static final WordSet WITH_J = WordSet.of("T D N");
    private static final WordSet AFTER_WA = WordSet.of("N SH CH S T D L");

    private BritishSounds() {}

    /** What is said for a word. */
    static String of(WordSounds word) {
        String own = BritishWords.said(word.word());
        if (own != null) {
            return own;
        }
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < word.count(); i++) {
            int phone = word.phone(i);
            if (Arpabet.isVowel(phone)) {
                if (takesJ(word, i)) {
                    said.append('j');
                }
                if (!isWornDown(word, i)) {
                    AmericanSounds.stress(word, i, said);
                }
                said.append(vowel(word, i));
            } else if (phone != R || word.isVowel(i + 1)) {
                said.append(AmericanSounds.consonant(phone));
            }
        }
        return said.toString();
    }

    private static String vowel(WordSounds word, int at) {
        int phone = word.phone(at);
        int kind = Arpabet.stressed(phone, 0);
        if (isWornDown(word, at)) {
            return "ə";
        }
        if (kind == ER) {
            return er(word, at);
        }
        if (word.phone(at + 1) == R) {
            return beforeR(word, at, kind);
        }
        if (phone == AH || phone == IH) {
            return weak(word, at);
        }
        if (AmericanSounds.isLikeCaught(word, at)) {
            return "ɔː";
        }
        if (kind == AA || kind == AO) {
            return isShortO(word, at, kind) ? "ɒ" : VOWELS[Arpabet.kind(phone)];
        }
        if (kind == AE) {
            return BritishWords.isLikeBath(word.word()) ? "ɑː" : "a";
        }
        if (phone == IY) {
            boolean ending = at + 1 == word.count() || (at + 2 == word.count() && !word.isVowel(at + 1));
            return ending ? "i" : "ɪ";
        }
        if (kind == IY && Arpabet.stress(phone) == 2 && at + 1 == word.count()) {
            return "i";
        }
        if (phone == UW && word.isVowel(at + 1)) {
            return "ʊ";
        }
        return VOWELS[Arpabet.kind(phone)];
    }

    /** Whether a vowel is that of "-ary" and "-ory", which has no stress here. */
    private static boolean isWornDown(WordSounds word, int at) {
        int phone = word.phone(at);
        int kind = Arpabet.stressed(phone, 0);
        boolean full = (kind == EH || kind == AO) && Arpabet.stress(phone) != 1 && at > 1;
        return full
                && word.phone(at + 1) == R
                && Arpabet.stressed(Math.max(word.phone(at + 2), 0), 0) == IY
                && at + 3 == word.count();
    }

    private static String er(WordSounds word, int at) {
        boolean linked = word.isVowel(at + 1);
        if (Arpabet.stress(word.phone(at)) == 0) {
            return linked ? "əɹ" : "ə";
        }
        if (linked && BritishWords.isLikeHurry(word.word())) {
            return "ʌɹ";
        }
        return linked ? "ɜːɹ" : "ɜː";
    }

    private static String beforeR(WordSounds word, int at, int kind) {
        boolean linked = word.isVowel(at + 2);
        char letter = word.letter(at);
        if (kind == EH || kind == AE) {
            if (!linked || (kind == EH && letter == 'a' && isLikeVary(word, at))) {
                return "ɛː";
            }
            return letter == 'e' ? "ɛ" : "a";
        }
        if (kind == IH || kind == IY) {
            return linked && (letter == 'i' || letter == 'y') ? "ɪ" : "ɪə";
        }
        if (kind == UH || kind == UW) {
            return "ʊə";
        }
        if (kind == AA && linked && letter == 'o') {
            return "ɒ";
        }
        if (kind == AO && linked && letter == 'o' && isShortBeforeR(word, at)) {
            return "ɒ";
        }
        if ((kind == AY || kind == AW) && !linked) {
            return kind == AY ? "Iə" : "Wə";
        }
        return Arpabet.stressed(word.phone(at), 0) == AH ? "ʌ" : VOWELS[Arpabet.kind(word.phone(at))];
    }

    /** Whether "ar" is followed by what makes it that of "vary", "area", "sharing", "parent", not that of "carry". */
    private static boolean isLikeVary(WordSounds word, int at) {
        String rest = word.word()
                .substring(Math.min(word.letters()[at] + 1, word.word().length()));
        if (rest.startsWith("i") || rest.startsWith("y")) {
            return true;
        }
        if (!rest.startsWith("r") || rest.length() < 2) {
            return false;
        }
        String after = rest.substring(1);
        return after.startsWith("e")
                || after.startsWith("y")
                || after.startsWith("ing")
                || after.startsWith("ia")
                || after.startsWith("io")
                || after.startsWith("iu");
    }

    /** "o" before r and a vowel is short in "foreign", "sorry", "orange", "historic"; long in "story", "chorus", "oral". */
    private static boolean isShortBeforeR(WordSounds word, int at) {
        String rest = word.word()
                .substring(Math.min(word.letters()[at] + 1, word.word().length()));
        return rest.startsWith("rr")
                || rest.startsWith("rei")
                || rest.startsWith("ren")
                || rest.startsWith("rig")
                || rest.startsWith("rid")
                || rest.startsWith("rit")
                || rest.startsWith("ric")
                || rest.startsWith("res")
                || rest.startsWith("rang");
    }

    private static String weak(WordSounds word, int at) {
        if (AmericanSounds.isEndingOfEsOrEd(word, at)) {
            return "ɪ";
        }
        if (word.phone(at) == IH) {
            return "ɪ";
        }
        if (AmericanSounds.isHardlyThere(word, at, HOLDS_N)) {
            return "ᵊ";
        }
        boolean inside = at + 1 < word.count() && !word.isVowel(at + 1) && !word.isVowel(at - 1);
        return inside && isPlainI(word, at) ? "ɪ" : "ə";
    }

    /** Whether a vowel is written with an i or y that is not that of "-tion". */
    private static boolean isPlainI(WordSounds word, int at) {
        char letter = word.letter(at);
        int next = word.letters()[at] + 1;
        char after = next < word.word().length() ? word.word().charAt(next) : ' ';
        return (letter == 'i' || letter == 'y') && after != 'o' && after != 'a' && after != 'u';
    }

    /** Whether a vowel is that of "lot" or "cloth": an o by its letter, or an a after w. */
    private static boolean isShortO(WordSounds word, int at, int kind) {
        char letter = word.letter(at);
        String next = at + 1 < word.count() ? Arpabet.name(word.phone(at + 1)) : "";
        int place = word.letters()[at];
        if (letter == 'o') {
            char after = place + 1 < word.word().length() ? word.word().charAt(place + 1) : ' ';
            return kind == AA ? !next.isEmpty() : after != 'u' && after != 'a' && after != 'r' && !next.isEmpty();
        }
        boolean watch = letter == 'a' && word.phone(at - 1) == W && AFTER_WA.has(next);
        return watch && (kind == AA || !(next.equals("T") || next.equals("L")));
    }

    /** "new", "tune", "duty". */
    private static boolean takesJ(WordSounds word, int at) {
        int kind = Arpabet.stressed(word.phone(at), 0);
        boolean u = kind == UW || (kind == UH && word.phone(at + 1) == R);
        char letter = word.letter(at);
        return u
                && at > 0
                && (letter == 'u' || letter == 'e' || letter == 'w')
                && WITH_J.has(Arpabet.name(word.phone(at - 1)));
    }
}

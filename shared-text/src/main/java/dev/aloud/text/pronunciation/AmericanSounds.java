package dev.aloud.text.pronunciation;

import dev.aloud.text.spoken.WordSet;

/**
 * American English in Kokoro's alphabet: diphthongs are one capital letter each, a stress mark stands directly before its
 * vowel, T is the tapped t of "city", ᵊ the vowel that is hardly there, ᵻ that of "boxes".
 */
final class AmericanSounds {
    private static final int AA = Arpabet.code("AA0");
    private static final int AE = Arpabet.code("AE0");
    private static final int AH = Arpabet.code("AH0");
    private static final int ER = Arpabet.code("ER0");
    private static final int IH = Arpabet.code("IH0");
    private static final int IY = Arpabet.code("IY0");
    private static final int UW = Arpabet.code("UW0");
    private static final int D = Arpabet.code("D");
    private static final int JH = Arpabet.code("JH");
    private static final int K = Arpabet.code("K");
    private static final int L = Arpabet.code("L");
    private static final int N = Arpabet.code("N");
    private static final int R = Arpabet.code("R");
    private static final int S = Arpabet.code("S");
    private static final int T = Arpabet.code("T");
    private static final int Z = Arpabet.code("Z");

    /** By kind: AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW. */
    private static final String[] VOWELS = {"ɑ", "æ", "ʌ", "ɔ", "W", "I", "ɛ", "ɜɹ", "A", "ɪ", "i", "O", "Y", "ʊ", "u"};

    /** By kind, from B on. */
    private static final String CONSONANTS = "bʧdðfɡhʤklmnŋpɹsʃtθvwjzʒ";

    private static final WordSet WEAK_BEFORE = WordSet.of("N M L T D S F B P Z G");
    private static final WordSet HOLDS_N = WordSet.of("T D S Z");

    private AmericanSounds() {}

    /** What is said for a word. */
    static String of(WordSounds word) {
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < word.count(); i++) {
            int phone = word.phone(i);
            if (Arpabet.isVowel(phone)) {
                stress(word, i, said);
                said.append(vowel(word, i));
            } else if (phone == T && isTapped(word, i)) {
                said.append('T');
            } else {
                said.append(consonant(phone));
            }
        }
        return said.toString();
    }

    /** A consonant, which is the same in both accents. */
    static char consonant(int phone) {
        return CONSONANTS.charAt(Arpabet.kind(phone) - VOWELS.length);
    }

    /** The stress mark of a vowel; what ends a word in "i" has none but the primary one. */
    static void stress(WordSounds word, int at, StringBuilder said) {
        int phone = word.phone(at);
        boolean ending = Arpabet.stressed(phone, 0) == IY
                && (at + 1 == word.count() || (at + 2 == word.count() && word.phone(at + 1) == Z))
                && at > 0;
        if (Arpabet.stress(phone) == 1) {
            said.append('ˈ');
        } else if (Arpabet.stress(phone) == 2 && !ending && !isPrefixIn(word, at)) {
            said.append('ˌ');
        }
    }

    /** "important", "inside": the dictionary gives the first syllable a stress directly before that of the second. */
    private static boolean isPrefixIn(WordSounds word, int at) {
        if (at > 0 || Arpabet.stressed(word.phone(at), 0) != IH) {
            return false;
        }
        int next = 1;
        while (next < word.count() && !word.isVowel(next)) {
            next++;
        }
        return next < word.count() && Arpabet.stress(word.phone(next)) == 1;
    }

    private static String vowel(WordSounds word, int at) {
        int phone = word.phone(at);
        int kind = Arpabet.stressed(phone, 0);
        if ((phone == AH || phone == IH) && isEndingOfEsOrEd(word, at)) {
            return "ᵻ";
        }
        if (phone == IH) {
            return isWeak(word, at) ? "ə" : "ɪ";
        }
        if (phone == AH && word.phone(at + 1) == JH) {
            return "ɪ";
        }
        if (phone == AH) {
            return isHardlyThere(word, at, HOLDS_N) ? "ᵊ" : "ə";
        }
        if (phone == ER) {
            return "əɹ";
        }
        if (isLikeCaught(word, at)) {
            return "ɔ";
        }
        if (word.phone(at + 1) == R && (kind == IY || kind == AE || kind == UW)) {
            return kind == IY ? "ɪ" : kind == AE ? "ɛ" : "ʊ";
        }
        return VOWELS[Arpabet.kind(phone)];
    }

    /** Whether a vowel is that of "caught" by its letters, where the dictionary has that of "cot" for it. */
    static boolean isLikeCaught(WordSounds word, int at) {
        int next = word.letters()[at] + 1;
        if (Arpabet.stressed(word.phone(at), 0) != AA || next >= word.word().length()) {
            return false;
        }
        char letter = word.letter(at);
        char after = word.word().charAt(next);
        return (letter == 'a' && (after == 'u' || after == 'w'))
                || (letter == 'o' && word.word().startsWith("ugh", next));
    }

    /** A t between vowels of which the second has no stress; before a syllabic n it stays a t. */
    private static boolean isTapped(WordSounds word, int at) {
        boolean afterVowel = word.isVowel(at - 1) || (word.phone(at - 1) == R && word.isVowel(at - 2));
        boolean beforeN = word.phone(at + 1) == AH && word.phone(at + 2) == N;
        return afterVowel && word.isVowel(at + 1) && Arpabet.stress(word.phone(at + 1)) == 0 && !beforeN;
    }

    /** "ə" is said in the second syllable of "margin" and "solid", "ɪ" in those of "music", "village", "selfish", "active". */
    private static boolean isWeak(WordSounds word, int at) {
        if (at == 0 || at + 1 == word.count() || word.isVowel(at + 1)) {
            return false;
        }
        int next = word.phone(at + 1);
        if (next == K) {
            return word.isVowel(at + 2);
        }
        return WEAK_BEFORE.has(Arpabet.name(next)) && !(next == S && word.phone(at + 2) == T);
    }

    /** Whether a weak vowel gives its syllable to the l or n that follows, as in "bottle" and "button". */
    static boolean isHardlyThere(WordSounds word, int at, WordSet holdsN) {
        if (at == 0 || word.isVowel(at - 1) || word.isVowel(at + 2)) {
            return false;
        }
        int before = word.phone(at - 1);
        int next = word.phone(at + 1);
        return (next == L && before != R) || (next == N && holdsN.has(Arpabet.name(before)));
    }

    /** Whether a vowel is that of the ending of "boxes" or "wanted". */
    static boolean isEndingOfEsOrEd(WordSounds word, int at) {
        int last = word.count() - 1;
        if (at != last - 1 || at == 0 || word.isVowel(at - 1)) {
            return false;
        }
        String letters = word.word();
        boolean plural = letters.endsWith("es") || letters.endsWith("'s") || letters.endsWith("s'");
        int before = word.phone(at - 1);
        boolean past = letters.endsWith("ed") && (before == T || before == D);
        return (word.phone(last) == Z && plural) || (word.phone(last) == D && past);
    }
}

package dev.aloud.text.pronunciation;

/**
 * American English from the lexicon's phones, in Kokoro's alphabet: diphthongs are one capital letter each, a stress mark
 * stands directly before its vowel, T is the tapped t of "city", ᵊ the vowel that is hardly there, ᵻ that of "boxes".
 */
final class AmericanSounds {
    static final char PRIMARY = 'ˈ';
    static final char SECONDARY = 'ˌ';

    private static final int AE = Arpabet.code("AE0");
    private static final int AH = Arpabet.code("AH0");
    private static final int D = Arpabet.code("D");
    private static final int IH = Arpabet.code("IH0");
    private static final int IY = Arpabet.code("IY0");
    private static final int ER = Arpabet.code("ER0");
    private static final int K = Arpabet.code("K");
    private static final int S = Arpabet.code("S");
    private static final int L = Arpabet.code("L");
    private static final int N = Arpabet.code("N");
    private static final int R = Arpabet.code("R");
    private static final int T = Arpabet.code("T");
    private static final int Z = Arpabet.code("Z");

    /** By code: vowels with their stresses left out, AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW, then consonants. */
    private static final String[] VOWELS = {"ɑ", "æ", "ʌ", "ɔ", "W", "I", "ɛ", "ɜɹ", "A", "ɪ", "i", "O", "Y", "ʊ", "u"};

    private static final String WEAK_BEFORE = codes("N", "M", "L", "T", "D", "S", "F", "B", "P", "TH", "DH", "Z", "G");
    private static final String CONSONANTS = "bʧdðfɡhʤklmnŋpɹsʃtθvwjzʒ";

    private AmericanSounds() {}

    private static String codes(String... names) {
        StringBuilder codes = new StringBuilder();
        for (String name : names) {
            codes.append((char) Arpabet.code(name));
        }
        return codes.toString();
    }

    /** What is said for phones. */
    static String of(String word, byte[] phones) {
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < phones.length; i++) {
            if (Arpabet.isVowel(phones[i])) {
                vowel(word, phones, i, said);
            } else if (phones[i] == T && isTapped(phones, i)) {
                said.append('T');
            } else {
                said.append(CONSONANTS.charAt(phones[i] - VOWELS.length * 3));
            }
        }
        return said.toString();
    }

    private static void vowel(String word, byte[] phones, int at, StringBuilder said) {
        int phone = phones[at];
        int stress = Arpabet.stress(phone);
        if (stress > 0) {
            said.append(stress == 1 ? PRIMARY : SECONDARY);
        }
        int kind = Arpabet.stressed(phone, 0);
        int next = at + 1 < phones.length ? phones[at + 1] : -1;
        if ((phone == AH || phone == IH) && isEndingOfEsOrEd(word, phones, at)) {
            said.append('ᵻ');
        } else if (phone == IH) {
            said.append(isWeak(phones, at) ? 'ə' : 'ɪ');
        } else if (phone == AH) {
            said.append(isHardlyThere(phones, at) ? 'ᵊ' : 'ə');
        } else if (phone == ER) {
            said.append("əɹ");
        } else if (kind == IY && next == R) {
            said.append('ɪ');
        } else if (kind == AE && next == R) {
            said.append('ɛ');
        } else {
            said.append(VOWELS[kind / 3]);
        }
    }

    /** A t between vowels of which the second has no stress; before a syllabic n it stays a t. */
    private static boolean isTapped(byte[] phones, int at) {
        if (at == 0 || at + 1 == phones.length || !Arpabet.isVowel(phones[at + 1])) {
            return false;
        }
        int before = phones[at - 1];
        boolean afterVowel = Arpabet.isVowel(before) || (before == R && at > 1 && Arpabet.isVowel(phones[at - 2]));
        boolean beforeN = phones[at + 1] == AH && at + 2 < phones.length && phones[at + 2] == N;
        return afterVowel && Arpabet.stress(phones[at + 1]) == 0 && !beforeN;
    }

    /** "ə" is said in the second syllable of "margin" and "solid", "ɪ" in those of "music", "village", "selfish", "active". */
    private static boolean isWeak(byte[] phones, int at) {
        if (at == 0 || at + 1 == phones.length) {
            return false;
        }
        boolean closed = at + 2 == phones.length || !Arpabet.isVowel(phones[at + 2]);
        int next = phones[at + 1];
        if (next == K) {
            return !closed;
        }
        return WEAK_BEFORE.indexOf((char) next) >= 0 && !(next == S && at + 2 < phones.length && phones[at + 2] == T);
    }

    private static boolean isHardlyThere(byte[] phones, int at) {
        if (at == 0 || at + 1 == phones.length || Arpabet.isVowel(phones[at - 1])) {
            return false;
        }
        int next = phones[at + 1];
        boolean closed = at + 2 == phones.length || !Arpabet.isVowel(phones[at + 2]);
        int before = phones[at - 1];
        boolean canHoldN = before == T || before == D || before == Arpabet.code("S") || before == Z;
        return closed && ((next == L && before != R) || (next == N && canHoldN));
    }

    private static boolean isEndingOfEsOrEd(String word, byte[] phones, int at) {
        int last = phones.length - 1;
        if (at != last - 1 || at == 0 || Arpabet.isVowel(phones[at - 1])) {
            return false;
        }
        return (phones[last] == Z && (word.endsWith("es") || word.endsWith("'s")))
                || (phones[last] == D && word.endsWith("ed"));
    }
}

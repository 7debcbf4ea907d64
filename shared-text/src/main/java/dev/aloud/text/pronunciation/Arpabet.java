package dev.aloud.text.pronunciation;

/**
 * The phones of the lexicon, as small numbers: the 39 of CMU's dictionary, the vowels with their stress. Which accent they
 * are said in is decided later.
 */
public final class Arpabet {
    /** How many codes there are; each is below 128. */
    public static final int CODES = 69;

    /** How many kinds of phones there are. */
    public static final int KINDS = 39;

    private static final String[] VOWELS = {
        "AA", "AE", "AH", "AO", "AW", "AY", "EH", "ER", "EY", "IH", "IY", "OW", "OY", "UH", "UW"
    };
    private static final String[] CONSONANTS = {
        "B", "CH", "D", "DH", "F", "G", "HH", "JH", "K", "L", "M", "N", "NG", "P", "R", "S", "SH", "T", "TH", "V", "W",
        "Y", "Z", "ZH"
    };
    private static final String SIBILANTS = " S Z SH ZH CH JH ";
    private static final String VOICELESS = " P T K F TH S SH CH ";
    private static final int STRESSES = 3;
    private static final int FIRST_CONSONANT = VOWELS.length * STRESSES;

    private Arpabet() {}

    /**
     * The code of a phone.
     *
     * @param name as in CMU's dictionary: {@code ER1}, {@code NG}
     * @return its code, or -1 where there is no such phone
     */
    public static int code(String name) {
        for (int i = 0; i < CONSONANTS.length; i++) {
            if (CONSONANTS[i].equals(name)) {
                return FIRST_CONSONANT + i;
            }
        }
        int last = name.length() - 1;
        for (int i = 0; last == 2 && i < VOWELS.length; i++) {
            int stress = name.charAt(last) - '0';
            if (name.startsWith(VOWELS[i]) && stress >= 0 && stress < STRESSES) {
                return i * STRESSES + stress;
            }
        }
        return -1;
    }

    /** The name of a code, as in CMU's dictionary. */
    public static String name(int code) {
        return isVowel(code) ? VOWELS[code / STRESSES] + code % STRESSES : CONSONANTS[code - FIRST_CONSONANT];
    }

    /** Whether a code is a vowel's, with any stress. */
    public static boolean isVowel(int code) {
        return code < FIRST_CONSONANT;
    }

    /** Whether a code is that of a consonant that hisses, behind which "-s" has a vowel: "buses", "judges". */
    public static boolean isSibilant(int code) {
        return has(SIBILANTS, code);
    }

    /** Whether a code is that of a consonant without voice, behind which "-s" and "-ed" have none: "cats", "laughed". */
    public static boolean isVoiceless(int code) {
        return has(VOICELESS, code);
    }

    private static boolean has(String names, int code) {
        return !isVowel(code) && names.contains(" " + name(code) + " ");
    }

    /** Which of the 39 phones a code is, whatever its stress: vowels from 0, consonants from 15. */
    public static int kind(int code) {
        return isVowel(code) ? code / STRESSES : code - FIRST_CONSONANT + VOWELS.length;
    }

    /** A vowel's stress: 0 none, 1 primary, 2 secondary. */
    public static int stress(int vowel) {
        return vowel % STRESSES;
    }

    /** A vowel with another stress. */
    public static int stressed(int vowel, int stress) {
        return vowel - vowel % STRESSES + stress;
    }
}

package dev.aloud.text.unicode;

/** The arithmetic of Hangul syllables (The Unicode Standard, 3.12). */
final class Hangul {
    static final int SYLLABLE = 0xAC00;
    static final int LEAD = 0x1100;
    static final int VOWEL = 0x1161;
    /** One before the first tail, as "no tail" counts too. */
    static final int TAIL = 0x11A7;

    static final int LEADS = 19;
    static final int VOWELS = 21;
    static final int TAILS = 28;
    static final int SYLLABLES_PER_LEAD = VOWELS * TAILS;
    static final int SYLLABLES = LEADS * SYLLABLES_PER_LEAD;

    private Hangul() {}

    static boolean isSyllable(int codePoint) {
        return codePoint >= SYLLABLE && codePoint < SYLLABLE + SYLLABLES;
    }

    /** The syllable of two parts, or -1. */
    static int compose(int first, int second) {
        int lead = first - LEAD;
        int vowel = second - VOWEL;
        if (lead >= 0 && lead < LEADS && vowel >= 0 && vowel < VOWELS) {
            return SYLLABLE + (lead * VOWELS + vowel) * TAILS;
        }
        int tail = second - TAIL;
        boolean open = isSyllable(first) && (first - SYLLABLE) % TAILS == 0;
        return open && tail > 0 && tail < TAILS ? first + tail : -1;
    }
}

package dev.aloud.text.pronunciation;

/** The stress of words that no dictionary has: exactly one syllable has the primary one. */
final class Stress {
    private static final int SECONDARY = 2;

    private Stress() {}

    /** Phones with one primary stress: the last there is, else the first secondary one, else the first vowel. */
    static byte[] repaired(byte[] phones) {
        int primary = -1;
        int secondary = -1;
        int first = -1;
        for (int i = phones.length - 1; i >= 0; i--) {
            if (!Arpabet.isVowel(phones[i])) {
                continue;
            }
            first = i;
            if (Arpabet.stress(phones[i]) == SECONDARY) {
                secondary = i;
            } else if (Arpabet.stress(phones[i]) == 1) {
                if (primary >= 0) {
                    phones[i] = (byte) Arpabet.stressed(phones[i], SECONDARY);
                } else {
                    primary = i;
                }
            }
        }
        int chosen = primary >= 0 ? primary : secondary >= 0 ? secondary : first;
        if (chosen >= 0) {
            phones[chosen] = (byte) Arpabet.stressed(phones[chosen], 1);
        }
        return phones;
    }
}

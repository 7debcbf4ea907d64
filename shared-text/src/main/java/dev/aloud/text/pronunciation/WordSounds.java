package dev.aloud.text.pronunciation;

import java.util.Arrays;

/**
 * How a word is pronounced, before it is said in an accent.
 *
 * @param word in {@code a-z} and apostrophes
 * @param phones codes of {@link Arpabet}
 * @param letters for each phone, the place in the word of the letter that says it
 */
@SuppressWarnings("ArrayRecordComponent") // handed on and never compared; a copy a word would cost too much
record WordSounds(String word, byte[] phones, byte[] letters) {
    /** Phones whose letters nobody noted: they are spread over the word, vowels over its vowels. */
    static WordSounds spread(String word, byte[] phones) {
        byte[] letters = new byte[phones.length];
        byte[] groups = vowelGroups(word);
        int vowel = 0;
        for (int i = 0; i < letters.length; i++) {
            int place = i * word.length() / letters.length;
            if (Arpabet.isVowel(phones[i]) && vowel < groups.length) {
                place = groups[vowel++];
            }
            letters[i] = (byte) Math.min(place, Byte.MAX_VALUE);
        }
        return new WordSounds(word, phones, letters);
    }

    /** Where the groups of vowel letters of a word begin; y is a vowel but at its beginning. */
    private static byte[] vowelGroups(String word) {
        byte[] groups = new byte[word.length()];
        int count = 0;
        boolean inside = false;
        for (int i = 0; i < word.length() && i <= Byte.MAX_VALUE; i++) {
            boolean vowel = "aeiou".indexOf(word.charAt(i)) >= 0 || (word.charAt(i) == 'y' && i > 0);
            if (vowel && !inside) {
                groups[count++] = (byte) i;
            }
            inside = vowel;
        }
        return Arrays.copyOf(groups, count);
    }

    int count() {
        return phones.length;
    }

    /** A phone's code, -1 before the first and after the last. */
    int phone(int at) {
        return at < 0 || at >= phones.length ? -1 : phones[at];
    }

    boolean isVowel(int at) {
        int phone = phone(at);
        return phone >= 0 && Arpabet.isVowel(phone);
    }

    /** The letter that says a phone. */
    char letter(int at) {
        return word.charAt(letters[at]);
    }
}

package dev.aloud.text.pronunciation;

/**
 * How a word is pronounced, before it is said in an accent.
 *
 * @param word in {@code a-z} and apostrophes
 * @param phones codes of {@link Arpabet}
 * @param letters for each phone, the place in the word of the letter that says it
 */
@SuppressWarnings("ArrayRecordComponent") // handed on and never compared; a copy a word would cost too much
record WordSounds(String word, byte[] phones, byte[] letters) {
    /** Phones whose letters nobody noted: they are spread over the word. */
    static WordSounds spread(String word, byte[] phones) {
        byte[] letters = new byte[phones.length];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (byte) Math.min(i * word.length() / letters.length, Byte.MAX_VALUE);
        }
        return new WordSounds(word, phones, letters);
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

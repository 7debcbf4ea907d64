package dev.aloud.lexicon;

import dev.aloud.text.pronunciation.LexiconFormat;

/**
 * A word and how it is pronounced.
 *
 * @param word in {@code a-z} and apostrophes
 * @param phones codes of {@link dev.aloud.text.pronunciation.Arpabet}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Spelling(String word, byte[] phones) {
    int length() {
        return word.length();
    }

    /** A letter's number. */
    int letter(int at) {
        return LexiconFormat.letter(word.charAt(at));
    }
}

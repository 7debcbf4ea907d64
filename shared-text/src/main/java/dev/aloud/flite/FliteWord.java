package dev.aloud.flite;

/**
 * A word of a block as it is written, and what flite is given for it.
 *
 * @param start first UTF-16 unit in the block's text, without the punctuation before it
 * @param end one past its last unit, without the punctuation after it
 * @param spoken printable ASCII with at least one letter, digit or symbol that flite says; alone on a line it is one
 *     utterance
 */
record FliteWord(int start, int end, String spoken) {}

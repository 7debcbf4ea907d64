package dev.aloud.text.pronunciation;

/**
 * The form of a lexicon's file, for its writer and its reader. Numbers are big-endian.
 *
 * <pre>
 * 0   4  "ALEX"
 * 4   4  version
 * 8   4  length of the whole file
 * 12  4  checksum of all that follows (FNV-1a, 32 bits)
 * 16  …  the trees that say how letters sound: {@link LetterTrees}
 *     …  a table of the parts of compounds, whose entries hold {@link Compounds}' roles in place of phones
 *     …  a table of the words that trees, endings and compounds get wrong
 * </pre>
 *
 * A table is:
 *
 * <pre>
 *     4  its length in bytes
 *     4  how many blocks of entries there are
 *     3n where each block begins, counted from the end of this list
 *     …  the blocks: entries in the order of their words
 * </pre>
 *
 * An entry's first byte holds in its upper three bits how many letters it
 * shares with the word before (0 for the first of a block, at most 7), in its lower five the first letter that differs. More
 * letters follow; letters are 1 to 26, the apostrophe is 27. Then comes one of two things, {@link #LAST} added to what ends it:
 *
 * <ul>
 *   <li>the phones, each with {@link #FIRST_PHONE} added;
 *   <li>corrections of the trees, from the word's end to its beginning: how far from the end the letter is, with
 *       {@link #FIRST_CORRECTION} added, and the number of its sound in a byte of its own.
 * </ul>
 */
public final class LexiconFormat {
    /** What a file begins with. */
    public static final int MAGIC = 'A' << 24 | 'L' << 16 | 'E' << 8 | 'X';

    /** The version that this program reads. */
    public static final int VERSION = 3;

    /** Where the checksum's bytes begin. */
    public static final int CHECKED_FROM = 16;

    /** How many words a block has; the last may have fewer. */
    public static final int BLOCK_WORDS = 16;

    /** How many letters an entry can share with the one before. */
    public static final int MOST_SHARED = 7;

    /** Added to a phone, so that it is no letter. */
    public static final int FIRST_PHONE = 32;

    /** Added to the place of a correction, so that it is neither letter nor phone. */
    public static final int FIRST_CORRECTION = FIRST_PHONE + Arpabet.CODES;

    /** How far from a word's end a correction can be. */
    public static final int MOST_CORRECTED = 127 - FIRST_CORRECTION;

    /** Added to the last phone of an entry, or to the place of its last correction. */
    public static final int LAST = 128;

    private static final int APOSTROPHE = 27;

    private LexiconFormat() {}

    /** A letter's number, or 0 for what is not in a said word. */
    public static int letter(char c) {
        return c >= 'a' && c <= 'z' ? c - 'a' + 1 : c == '\'' ? APOSTROPHE : 0;
    }

    /** The FNV-1a checksum of an array from a place on. */
    public static int checksum(byte[] data, int from) {
        int hash = 0x811c9dc5;
        for (int i = from; i < data.length; i++) {
            hash = (hash ^ (data[i] & 255)) * 0x01000193;
        }
        return hash;
    }
}

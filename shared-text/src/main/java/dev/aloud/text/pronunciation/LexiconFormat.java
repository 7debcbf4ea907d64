package dev.aloud.text.pronunciation;

/**
 * The form of a lexicon's file, for its writer and its reader. Numbers are big-endian.
 *
 * <pre>
 * 0   4  "ALEX"
 * 4   4  version
 * 8   4  length of the whole file
 * 12  4  checksum of all that follows (FNV-1a, 32 bits)
 * 16  4  how many blocks of entries there are
 * 20  3n where each block begins, counted from the end of this list
 *     …  the blocks: entries in the order of their words
 * </pre>
 *
 * An entry's first byte holds in its upper three bits how many letters it shares with the word before (0 for the first of a
 * block, at most 7), in its lower five the first letter that differs. More letters follow, then the phones, each with
 * {@link #FIRST_PHONE} added; the last phone has {@link #LAST} added too. Letters are 1 to 26, the apostrophe is 27.
 */
public final class LexiconFormat {
    /** What a file begins with. */
    public static final int MAGIC = 'A' << 24 | 'L' << 16 | 'E' << 8 | 'X';

    /** The version that this program reads. */
    public static final int VERSION = 1;

    /** Where the checksum's bytes begin. */
    public static final int CHECKED_FROM = 16;

    /** How many words a block has; the last may have fewer. */
    public static final int BLOCK_WORDS = 16;

    /** How many letters an entry can share with the one before. */
    public static final int MOST_SHARED = 7;

    /** Added to a phone, so that it is no letter. */
    public static final int FIRST_PHONE = 32;

    /** Added to the last phone of an entry. */
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

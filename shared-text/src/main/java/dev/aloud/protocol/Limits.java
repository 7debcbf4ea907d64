package dev.aloud.protocol;

/** The limits of the block protocol: both ends keep them and refuse what passes them. */
public final class Limits {
    /** The longest text message, UTF-16 units of its JSON. */
    public static final int MAX_MESSAGE_UNITS = 64 * 1024;

    /** The deepest nesting of a text message's JSON. */
    public static final int MAX_JSON_DEPTH = 8;

    /** The widest window, blocks. */
    public static final int MAX_WINDOW_BLOCKS = 64;

    /** The most indexes in {@code have}. */
    public static final int MAX_HAVE = 4096;

    /** The longest nonce of a ping, UTF-16 units. */
    public static final int MAX_NONCE_UNITS = 64;

    /** The most word marks of one block (a block has at most 350 UTF-16 units). */
    public static final int MAX_WORDS = 512;

    /** An audio frame's header, bytes. */
    public static final int FRAME_HEADER_BYTES = 20;

    /** The most audio in one frame, bytes. */
    public static final int MAX_PAYLOAD_BYTES = 32 * 1024;

    /** The longest frame, bytes. */
    public static final int MAX_FRAME_BYTES = FRAME_HEADER_BYTES + MAX_PAYLOAD_BYTES;

    /** The most audio of one block, bytes: three minutes of PCM at 44.1 kHz. */
    public static final int MAX_BLOCK_BYTES = 16 * 1024 * 1024;

    /** The highest block index and block count. */
    public static final int MAX_BLOCKS = 10_000_000;

    /** The lowest sample rate, Hz. */
    public static final int MIN_SAMPLE_RATE_HZ = 8_000;

    /** The highest sample rate, Hz. */
    public static final int MAX_SAMPLE_RATE_HZ = 192_000;

    private Limits() {}
}

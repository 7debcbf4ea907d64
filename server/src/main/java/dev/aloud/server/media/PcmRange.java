package dev.aloud.server.media;

/**
 * A run of bytes of a block's PCM, for who does not know yet how many there are: from the front, or from the end.
 *
 * @param from the first byte; or, negative, that many from the end
 * @param to one after the last byte; {@link Long#MAX_VALUE} for the end, which a count from the end always has
 */
public record PcmRange(long from, long to) {
    /** No bytes: who only wants to know how many there are. */
    public static final PcmRange NONE = new PcmRange(0, 0);

    /** All of them. */
    public static final PcmRange ALL = new PcmRange(0, Long.MAX_VALUE);

    /**
     * @throws IllegalArgumentException when it ends before it begins
     */
    public PcmRange {
        if (to < from || (from < 0 && to != Long.MAX_VALUE)) {
            throw new IllegalArgumentException("no range of bytes: " + from + " to " + to);
        }
    }

    /** The last so many bytes. */
    public static PcmRange last(long count) {
        return count == 0 ? NONE : new PcmRange(-count, Long.MAX_VALUE);
    }

    /** Whether it asks for nothing, however many there are. */
    public boolean isEmpty() {
        return from == to;
    }

    /** The same, of so many bytes: with both ends within them. */
    public PcmRange of(long length) {
        long first = from < 0 ? Math.max(0, length + from) : Math.min(from, length);
        return new PcmRange(first, Math.max(first, Math.min(to, length)));
    }

    /** How many bytes it asks for, once its ends are known. */
    public int length() {
        return Math.toIntExact(to - from);
    }
}

package dev.aloud.server.http;

import java.util.Optional;

/**
 * One range of bytes of a representation, as RFC 9110 section 14 reads the {@code Range} header.
 *
 * @param from the first byte
 * @param to the last byte, inclusive
 */
record ByteRange(long from, long to) {
    private static final String UNIT = "bytes=";
    private static final int MAX_DIGITS = 18;

    /** Longer than anything, for who does not know the length yet. */
    static final long UNKNOWN_LENGTH = Long.MAX_VALUE;

    /** No number in a header is as large. */
    private static final long NEAR_THE_END = UNKNOWN_LENGTH - 1_000_000_000_000_000_000L;

    /** What a {@code Range} header asks for. */
    sealed interface Asked {
        /** The whole: no range, one that is not understood, or several at once. */
        record Whole() implements Asked {}

        /** One range. */
        record Part(ByteRange range) implements Asked {}

        /** A range that lies outside. */
        record Unsatisfiable() implements Asked {}
    }

    long length() {
        return to - from + 1;
    }

    /** Of {@link #UNKNOWN_LENGTH}: whether it goes to the end. */
    boolean open() {
        return to == UNKNOWN_LENGTH - 1;
    }

    /** Of {@link #UNKNOWN_LENGTH}: whether it is counted from the end. */
    boolean fromEnd() {
        return from > NEAR_THE_END;
    }

    /** As {@code Content-Range} tells it, of so many bytes. */
    String of(long length) {
        return "bytes " + from + "-" + to + "/" + length;
    }

    /**
     * Reads the header.
     *
     * @param header the {@code Range} header's value
     * @param length the representation's length
     */
    static Asked parse(String header, long length) {
        String spec = header.strip();
        int dash = spec.indexOf('-');
        if (!spec.startsWith(UNIT) || dash < 0 || spec.indexOf(',') >= 0) {
            return new Asked.Whole();
        }
        String first = spec.substring(UNIT.length(), dash).strip();
        String last = spec.substring(dash + 1).strip();
        var from = number(first);
        var to = number(last);
        if (first.isEmpty()) {
            return to.map(suffix -> part(Math.max(0, length - suffix), length - 1, length))
                    .orElse(new Asked.Whole());
        }
        if (from.isEmpty() || (to.isEmpty() && !last.isEmpty()) || to.orElse(Long.MAX_VALUE) < from.get()) {
            return new Asked.Whole();
        }
        return part(from.get(), Math.min(to.orElse(length - 1), length - 1), length);
    }

    private static Asked part(long from, long to, long length) {
        return from >= length || from > to ? new Asked.Unsatisfiable() : new Asked.Part(new ByteRange(from, to));
    }

    private static Optional<Long> number(String digits) {
        boolean plain = !digits.isEmpty() && digits.length() <= MAX_DIGITS;
        for (int i = 0; plain && i < digits.length(); i++) {
            plain = digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
        }
        return plain ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }
}

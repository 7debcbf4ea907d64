package dev.aloud.server.job;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Ids of jobs: UUIDs of version 7 (RFC 9562), which sort by the time of their making and cannot be guessed. Thread-safe. */
public final class JobIds {
    private static final int TEXT_LENGTH = 36;

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;

    /** Ids that tell this clock's time. */
    public JobIds(InstantSource clock) {
        this.clock = clock;
    }

    /** A new id. */
    public UUID next() {
        long high = clock.millis() << 16 | 0x7000L | random.nextInt(1 << 12);
        long low = random.nextLong() >>> 2 | 1L << 63;
        return new UUID(high, low);
    }

    /** The id that a client wrote, if it is one. */
    public static Optional<UUID> parse(String text) {
        if (text.length() != TEXT_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

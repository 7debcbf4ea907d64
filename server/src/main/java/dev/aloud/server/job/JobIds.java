package dev.aloud.server.job;

import dev.aloud.server.store.RecordIds;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Ids of jobs: UUIDs of version 7 (RFC 9562), which sort by the time of their making and cannot be guessed. Thread-safe. */
public final class JobIds {
    private static final int TEXT_LENGTH = 36;

    private final InstantSource clock;

    /** Ids that tell this clock's time. */
    public JobIds(InstantSource clock) {
        this.clock = clock;
    }

    /** A new id. */
    public UUID next() {
        return RecordIds.at(clock.millis());
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

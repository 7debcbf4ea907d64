package dev.aloud.server.store;

import java.security.SecureRandom;
import java.util.UUID;

/** Ids of rows: UUIDs of version 7 (RFC 9562), which sort by the time of their making and cannot be guessed. Thread-safe. */
public final class RecordIds {
    private static final SecureRandom RANDOM = new SecureRandom();

    private RecordIds() {}

    /** A new id that tells this time. */
    public static UUID at(long epochMilli) {
        long high = epochMilli << 16 | 0x7000L | RANDOM.nextInt(1 << 12);
        long low = RANDOM.nextLong() >>> 2 | 1L << 63;
        return new UUID(high, low);
    }
}

package dev.aloud.server.store;

import java.time.Instant;
import java.util.UUID;

/**
 * One use of an engine, to be booked once: job and block together are its unique key.
 *
 * @param job the job
 * @param block index of the block in the job
 * @param key the block's key
 * @param durationMs how long its audio is
 * @param cached whether its audio was there already
 * @param priceMillicreditsPerSec what a second of the model's audio costs, in thousandths of a credit
 * @param at when it was made
 */
public record UsageEntry(
        UUID job, int block, String key, int durationMs, boolean cached, int priceMillicreditsPerSec, Instant at) {
    private static final int MS_PER_SEC = 1000;

    /** What changes on the account, in thousandths of a credit: never more than nothing. Halves are rounded up. */
    long delta() {
        return -(((long) priceMillicreditsPerSec * durationMs + MS_PER_SEC / 2) / MS_PER_SEC);
    }
}

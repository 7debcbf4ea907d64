package dev.aloud.server.cache;

import java.time.Duration;

/**
 * How long one waits for a bucket, all tries taken together, and how much is asked of it.
 *
 * @param read for a block; who waits for it may be waiting for the first sound
 * @param write for a block to be stored; nobody waits for that
 * @param writes blocks on their way at once; more are not stored, so that a slow bucket does not hold up who makes them
 */
record S3Limits(Duration read, Duration write, int writes) {
    /** For servers: making a block anew takes less than waiting longer. */
    static final S3Limits LISTENERS = new S3Limits(Duration.ofMillis(500), Duration.ofSeconds(5), 8);

    /** For who makes a file, and for whom a block found saves more than it costs. */
    static final S3Limits PATIENT = new S3Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), 64);
}

package dev.aloud.server.cache;

import java.util.concurrent.atomic.LongAdder;

/** What a cache counts while it works. Thread-safe. */
final class CacheCounters {
    final LongAdder hits = new LongAdder();
    final LongAdder misses = new LongAdder();
    final LongAdder evictions = new LongAdder();
    final LongAdder expired = new LongAdder();
    final LongAdder corrupt = new LongAdder();
    final LongAdder writeFailures = new LongAdder();
    final LongAdder errors = new LongAdder();
    final LongAdder bytesRead = new LongAdder();
    final LongAdder bytesWritten = new LongAdder();

    /** A block, or a part of one, was found and read. */
    void hit(long bytes) {
        hits.increment();
        bytesRead.add(bytes);
    }

    /** All of it, beside what is kept now. */
    CacheStats stats(long entries, long bytes, long maxBytes) {
        return new CacheStats(
                hits.sum(),
                misses.sum(),
                entries,
                bytes,
                maxBytes,
                evictions.sum(),
                expired.sum(),
                corrupt.sum(),
                writeFailures.sum(),
                errors.sum(),
                bytesRead.sum(),
                bytesWritten.sum());
    }
}

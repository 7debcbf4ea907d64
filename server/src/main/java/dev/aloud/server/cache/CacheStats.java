package dev.aloud.server.cache;

/**
 * What a cache has done since it was opened, for metrics.
 *
 * @param hits gets that found a block
 * @param misses gets that did not
 * @param entries blocks kept now, as far as this process knows
 * @param bytes what they take
 * @param maxBytes what they may take; 0 when nothing is kept, or as much as there is
 * @param evictions blocks removed to keep under {@code maxBytes}
 * @param expired blocks removed because nobody had heard them for long
 * @param corrupt blocks found damaged and removed
 * @param writeFailures puts that failed
 * @param errors reads and upkeep that failed, or were not tried because the store is known to be away
 * @param bytesRead bytes of blocks, or parts of them, that came from the store
 * @param bytesWritten bytes of blocks that went to the store
 */
public record CacheStats(
        long hits,
        long misses,
        long entries,
        long bytes,
        long maxBytes,
        long evictions,
        long expired,
        long corrupt,
        long writeFailures,
        long errors,
        long bytesRead,
        long bytesWritten) {

    /** The same with more hits. */
    CacheStats withHits(long more) {
        return new CacheStats(
                hits + more,
                misses,
                entries,
                bytes,
                maxBytes,
                evictions,
                expired,
                corrupt,
                writeFailures,
                errors,
                bytesRead,
                bytesWritten);
    }
}

package dev.aloud.server.cache;

/**
 * What a cache has done since it was opened, for metrics.
 *
 * @param hits gets that found a block
 * @param misses gets that did not
 * @param entries blocks kept now
 * @param bytes what they take
 * @param maxBytes what they may take; 0 when nothing is kept
 * @param evictions blocks removed to keep under {@code maxBytes}
 * @param corrupt blocks found damaged and removed
 * @param writeFailures puts that failed
 */
public record CacheStats(
        long hits,
        long misses,
        long entries,
        long bytes,
        long maxBytes,
        long evictions,
        long corrupt,
        long writeFailures) {}

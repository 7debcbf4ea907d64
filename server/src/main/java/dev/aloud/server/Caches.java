package dev.aloud.server;

import dev.aloud.server.cache.BlockCache;
import dev.aloud.server.cache.CacheStats;
import dev.aloud.server.cache.DirectoryBlockCache;
import dev.aloud.server.cache.HotBlockCache;
import dev.aloud.server.cache.NoBlockCache;
import dev.aloud.server.cache.S3BlockCache;
import dev.aloud.server.cache.S3Location;
import dev.aloud.server.config.ServerConfig;
import dev.aloud.server.metrics.MetricsRegistry;
import java.io.IOException;
import java.util.function.ToDoubleFunction;

/** Which cache the settings name, and how it is measured. */
public final class Caches {
    private Caches() {}

    /** For many listeners: what they ask for most stays in memory too. */
    public static BlockCache forServer(ServerConfig config) throws IOException {
        var cache = config.cache();
        return switch (cache.kind()) {
            case NONE -> new NoBlockCache();
            case S3 -> hot(S3BlockCache.open(location(config.s3()), cache.expireAfter()));
            case DIRECTORY -> hot(directory(config));
        };
    }

    /** For who reads every block once, and nobody listens. */
    public static BlockCache forOneText(ServerConfig config) throws IOException {
        var cache = config.cache();
        return switch (cache.kind()) {
            case NONE -> new NoBlockCache();
            case S3 -> S3BlockCache.visit(location(config.s3()), cache.expireAfter());
            case DIRECTORY -> directory(config);
        };
    }

    private static BlockCache hot(BlockCache behind) {
        return new HotBlockCache(behind, HotBlockCache.DEFAULT_MAX_BYTES);
    }

    private static BlockCache directory(ServerConfig config) throws IOException {
        var cache = config.cache();
        return DirectoryBlockCache.open(config.cacheDirectory(), cache.maxBytes(), cache.expireAfter());
    }

    private static S3Location location(ServerConfig.S3 s3) {
        return new S3Location(s3.endpoint(), s3.region(), s3.bucket(), s3.prefix(), s3.accessKey(), s3.secretKey());
    }

    static void measure(MetricsRegistry metrics, BlockCache cache) {
        counter(metrics, cache, "hits", "Blocks found in the cache.", CacheStats::hits);
        counter(metrics, cache, "misses", "Blocks not found in the cache.", CacheStats::misses);
        counter(metrics, cache, "evictions", "Blocks removed to keep the cache under its size.", CacheStats::evictions);
        counter(metrics, cache, "expired", "Blocks removed as nobody had heard them for long.", CacheStats::expired);
        counter(metrics, cache, "corrupt", "Blocks found damaged and removed.", CacheStats::corrupt);
        counter(metrics, cache, "write_failures", "Blocks that could not be stored.", CacheStats::writeFailures);
        counter(metrics, cache, "errors", "Reads and upkeep that failed.", CacheStats::errors);
        counter(metrics, cache, "read_bytes", "Bytes read from the cache's store.", CacheStats::bytesRead);
        counter(metrics, cache, "written_bytes", "Bytes written to the cache's store.", CacheStats::bytesWritten);
        gauge(metrics, cache, "entries", "Blocks in the cache.", CacheStats::entries);
        gauge(metrics, cache, "bytes", "Size of the cache.", CacheStats::bytes);
        gauge(metrics, cache, "max_bytes", "Size that the cache may have.", CacheStats::maxBytes);
    }

    private static void counter(
            MetricsRegistry metrics, BlockCache cache, String name, String help, ToDoubleFunction<CacheStats> value) {
        metrics.counter("aloud_cache_" + name + "_total", help, "", () -> value.applyAsDouble(cache.stats()));
    }

    private static void gauge(
            MetricsRegistry metrics, BlockCache cache, String name, String help, ToDoubleFunction<CacheStats> value) {
        metrics.gauge("aloud_cache_" + name, help, () -> value.applyAsDouble(cache.stats()));
    }
}

package dev.aloud.server;

import dev.aloud.server.cache.BlockCache;
import dev.aloud.server.cache.CacheStats;
import dev.aloud.server.media.BlockAudio;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** A cache in memory that a test can look into. */
public class MemoryBlockCache implements BlockCache {
    private final Map<String, BlockAudio> blocks = new ConcurrentHashMap<>();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    @Override
    public Optional<BlockAudio> get(String key) {
        var found = Optional.ofNullable(blocks.get(key));
        (found.isPresent() ? hits : misses).increment();
        return found;
    }

    @Override
    public boolean contains(String key) {
        return blocks.containsKey(key);
    }

    @Override
    public void put(String key, BlockAudio audio) {
        blocks.put(key, audio);
    }

    /** How many blocks it holds. */
    public int size() {
        return blocks.size();
    }

    @Override
    public CacheStats stats() {
        long bytes = blocks.values().stream().mapToLong(BlockAudio::weight).sum();
        return new CacheStats(hits.sum(), misses.sum(), blocks.size(), bytes, Long.MAX_VALUE, 0, 0, 0, 0, 0, 0, 0);
    }

    @Override
    public Check check() {
        return new Check("cache", true, "in memory");
    }

    @Override
    public void close() {}
}

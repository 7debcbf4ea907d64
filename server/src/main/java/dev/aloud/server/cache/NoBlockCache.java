package dev.aloud.server.cache;

import dev.aloud.server.Check;
import dev.aloud.server.media.BlockAudio;
import java.util.Optional;

/** Keeps nothing, for operators who want no audio on their disk. */
public final class NoBlockCache implements BlockCache {
    private final CacheCounters counters = new CacheCounters();

    @Override
    public Optional<BlockAudio> get(String key) {
        CacheKeys.require(key);
        counters.misses.increment();
        return Optional.empty();
    }

    @Override
    public boolean contains(String key) {
        CacheKeys.require(key);
        return false;
    }

    @Override
    public void put(String key, BlockAudio audio) {
        CacheKeys.require(key);
    }

    @Override
    public CacheStats stats() {
        return counters.stats(0, 0, 0);
    }

    @Override
    public Check check() {
        return new Check("cache", true, "none: every block is made anew");
    }

    @Override
    public void close() {}
}

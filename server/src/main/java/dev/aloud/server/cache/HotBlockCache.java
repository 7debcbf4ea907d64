package dev.aloud.server.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.aloud.server.Check;
import dev.aloud.server.media.BlockAudio;
import dev.aloud.server.media.BlockPart;
import dev.aloud.server.media.PcmRange;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Keeps the blocks that are asked for most in memory, in front of another cache, so that many listeners of the same text
 * cost no file reads. Owns that cache and closes it.
 */
public final class HotBlockCache implements BlockCache {
    /** What the blocks in memory may take, unless configured otherwise. */
    public static final long DEFAULT_MAX_BYTES = 32L << 20;

    private final BlockCache behind;
    private final Cache<String, BlockAudio> hot;
    private final LongAdder hits = new LongAdder();

    /**
     * @param behind keeps everything
     * @param maxBytes what the blocks in memory may take
     */
    public HotBlockCache(BlockCache behind, long maxBytes) {
        this.behind = behind;
        // Eviction is cheap, so it runs where it is due; a pool's thread would only let the memory overshoot.
        this.hot = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((String key, BlockAudio audio) -> audio.weight())
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Optional<BlockAudio> get(String key) throws IOException {
        CacheKeys.require(key);
        var audio = hot.getIfPresent(key);
        if (audio != null) {
            heard(key);
            return Optional.of(audio);
        }
        var found = behind.get(key);
        found.ifPresent(block -> hot.put(key, block));
        return found;
    }

    /** A block that is read in parts is not taken into memory: who reads so has it all before long. */
    @Override
    public Optional<BlockPart> part(String key, PcmRange range) throws IOException {
        CacheKeys.require(key);
        var audio = hot.getIfPresent(key);
        if (audio == null) {
            return behind.part(key, range);
        }
        heard(key);
        return Optional.of(BlockPart.of(key, audio, range));
    }

    /** The cache behind must not take for forgotten what is heard so often that it stays in memory. */
    private void heard(String key) {
        hits.increment();
        behind.used(key);
    }

    @Override
    public void used(String key) {
        behind.used(key);
    }

    @Override
    public boolean contains(String key) {
        CacheKeys.require(key);
        return hot.asMap().containsKey(key) || behind.contains(key);
    }

    /** Keeps the block in memory even when it cannot be stored behind: a full disk then costs least. */
    @Override
    public void put(String key, BlockAudio audio) throws IOException {
        CacheKeys.require(key);
        hot.put(key, audio);
        behind.put(key, audio);
    }

    @Override
    public boolean isRemote() {
        return behind.isRemote();
    }

    /** The stats of the cache behind, with the hits in memory among the hits. */
    @Override
    public CacheStats stats() {
        return behind.stats().withHits(hits.sum());
    }

    @Override
    public Check check() {
        return behind.check();
    }

    @Override
    public void close() {
        hot.invalidateAll();
        behind.close();
    }
}

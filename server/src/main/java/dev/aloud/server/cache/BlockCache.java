package dev.aloud.server.cache;

import dev.aloud.server.Check;
import dev.aloud.server.media.BlockAudio;
import dev.aloud.server.media.BlockPart;
import dev.aloud.server.media.PcmRange;
import java.io.IOException;
import java.util.Optional;

/**
 * Keeps finished blocks by their key ({@code dev.aloud.text.BlockKeys}: 64 lowercase hexadecimal digits; any other key is
 * an {@link IllegalArgumentException}). Thread-safe. {@code BlockCacheContract} is the test that every implementation
 * passes.
 */
public interface BlockCache extends AutoCloseable {
    /**
     * The block stored under the key. One that turns out damaged is removed, counted, and reported as absent, so that it is
     * made again.
     *
     * @throws CacheReadException when that cannot be told, as the store is away or too slow
     * @throws IOException when the store cannot be read
     */
    Optional<BlockAudio> get(String key) throws IOException;

    /**
     * Some of the samples of the block stored under the key, without reading the others where the store allows it. The
     * checksum covers the whole block, so a part is checked only for its place: what is damaged inside is found by {@link
     * #get}.
     *
     * @throws IOException when the store cannot be read
     */
    default Optional<BlockPart> part(String key, PcmRange range) throws IOException {
        return get(key).map(audio -> BlockPart.of(key, audio, range));
    }

    /**
     * Whether a block is stored under the key; does not read it, does not count as use, and asks nobody over a network, so
     * that it is cheap. Where the store is shared, what another process has just stored may not be known yet.
     */
    boolean contains(String key);

    /** Notes that the block was heard, though it was not read from here: it counts as used. Only takes a note. */
    default void used(String key) {}

    /**
     * Stores a block, replacing what was there. Afterwards the whole block is there or nothing is changed, also when the
     * process dies meanwhile. A block larger than the whole cache is not kept.
     *
     * @throws CacheWriteException when it cannot be stored, as on a full disk; the cache stays as it was
     */
    void put(String key, BlockAudio audio) throws IOException;

    /** Whether storing waits for a network: then a block may rather not be stored than keep an engine waiting. */
    default boolean isRemote() {
        return false;
    }

    /** What it has done since it was opened. */
    CacheStats stats();

    /** Whether blocks can be stored and read. */
    Check check();

    /** Writes what is pending and lets go. Does not throw. */
    @Override
    void close();
}

package dev.aloud.server.synthesis;

import dev.aloud.server.cache.BlockCache;
import dev.aloud.server.queue.BlockQueue;
import dev.aloud.server.queue.BlockRequest;
import dev.aloud.server.queue.Priority;
import java.util.function.Consumer;

/**
 * Gets blocks for subscribers: single flight by key, the cache first, notify first and persist behind. Thread-safe.
 */
public final class Synthesis implements AutoCloseable {
    /** Works with the given cache and queue, and closes neither. */
    public Synthesis(BlockCache cache, BlockQueue queue) {}

    /**
     * Asks for a block.
     *
     * @param listener is told what becomes of it, one event at a time and in order, from whatever thread has the news, this
     *     one included (before this method has returned); it must not block
     */
    @SuppressWarnings("DoNotCallSuggester")
    public Subscription request(BlockRequest request, Priority priority, Consumer<BlockEvent> listener) {
        throw new UnsupportedOperationException("lands within minutes");
    }

    /** Waits for what is still being written to the cache. */
    @Override
    public void close() {}
}

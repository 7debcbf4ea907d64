package dev.aloud.server.synthesis;

import dev.aloud.server.queue.Priority;

/** One subscriber's interest in one block. Thread-safe. */
public interface Subscription {
    /**
     * Ends the interest: at most an event that is being delivered at this moment still arrives. When nobody else is
     * interested and no engine has begun, the block is not synthesised; one under way finishes into the cache.
     */
    void withdraw();

    /**
     * Ends the interest for good, as when its job is cancelled: as {@link #withdraw}, but when nobody else is interested, an
     * engine that has begun with the block is told to stop.
     */
    void cancel();

    /** Raises the block's priority if it still waits, as when a listener's cursor reaches it. */
    void hasten(Priority priority);
}

package dev.aloud.server.synthesis;

import dev.aloud.server.queue.Priority;

/** One subscriber's interest in one block. Thread-safe. */
public interface Subscription {
    /**
     * Ends the interest: at most an event that is being delivered at this moment still arrives. When nobody else is
     * interested and no engine has begun, the block is not synthesised; one under way finishes into the cache.
     */
    void withdraw();

    /** Raises the block's priority if it still waits, as when a listener's cursor reaches it. */
    void hasten(Priority priority);
}

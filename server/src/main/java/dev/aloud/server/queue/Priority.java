package dev.aloud.server.queue;

/** How urgent a block is; within one priority, first come is first served. */
public enum Priority {
    /** A listener waits for it now. */
    NOW,
    /** It lies ahead of a listener's cursor. */
    PREFETCH,
    /** Nobody listens yet: an export, a pre-rendering. */
    BACKGROUND
}

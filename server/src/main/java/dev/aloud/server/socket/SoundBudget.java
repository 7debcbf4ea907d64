package dev.aloud.server.socket;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the sound that is held for all listeners of this process: finished audio that waits to be sent, and samples that wait
 * to be encoded. What each listener may hold alone is bounded already, but thousands who do not read would add up to more than
 * there is. So while the budget is spent, a session asks for nothing but the block that is next to be sent, and while twice as
 * much is held, no further listener is taken. It is an account, not a lock: nobody waits for it. Thread-safe.
 */
final class SoundBudget {
    private static final int PART_OF_THE_HEAP = 4;

    private final long maxBytes;
    private final AtomicLong held = new AtomicLong();

    /**
     * @param maxBytes what may be held before sessions are told to restrain themselves
     */
    SoundBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** A quarter of the largest heap: 128 MiB of the 512 MiB that the launcher gives. */
    static SoundBudget ofHeap() {
        return new SoundBudget(Runtime.getRuntime().maxMemory() / PART_OF_THE_HEAP);
    }

    /** Whether sessions are to ask for no more than they need next. */
    boolean spent() {
        return held.get() >= maxBytes;
    }

    /** Whether so much is held that no further listener can be borne. */
    boolean overspent() {
        return held.get() >= 2 * maxBytes;
    }

    /** What is held now. */
    long heldBytes() {
        return held.get();
    }

    /** An account of one holder, empty at first. */
    Share share() {
        return new Share();
    }

    /** What one holder holds. Thread-safe. */
    final class Share {
        private long bytes;
        private boolean closed;

        /** It holds this much now; of no effect once closed. */
        synchronized void set(long now) {
            if (!closed) {
                held.addAndGet(now - bytes);
                bytes = now;
            }
        }

        /** It holds nothing any more, for good. */
        synchronized void close() {
            set(0);
            closed = true;
        }

        synchronized boolean closed() {
            return closed;
        }
    }
}

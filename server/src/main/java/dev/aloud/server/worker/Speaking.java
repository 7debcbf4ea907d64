package dev.aloud.server.worker;

import dev.aloud.server.queue.redis.LeasedBlock;
import java.util.Optional;

/** A block that a thread speaks, until it is reported. An interrupt reaches that thread only while it speaks this block. */
final class Speaking {
    /** Why it is interrupted. */
    enum Reason {
        /** Nobody wants it any more. */
        UNWANTED,
        /** Another worker has it by now. */
        LOST,
        /** This worker stops. */
        STOPPED
    }

    private final LeasedBlock block;
    private final Thread thread;
    private Reason reason;
    private boolean isOver;

    /** The calling thread begins to speak. */
    Speaking(LeasedBlock block) {
        this.block = block;
        this.thread = Thread.currentThread();
    }

    LeasedBlock block() {
        return block;
    }

    synchronized void interrupt(Reason why) {
        if (!isOver && reason == null) {
            reason = why;
            thread.interrupt();
        }
    }

    /** The thread has stopped speaking; why, if it was interrupted. */
    synchronized Optional<Reason> end() {
        isOver = true;
        // The interrupt was meant for this block, not for the thread's next one.
        Thread.interrupted();
        return Optional.ofNullable(reason);
    }
}

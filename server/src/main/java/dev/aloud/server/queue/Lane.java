package dev.aloud.server.queue;

import java.util.Comparator;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;

/** The blocks and the threads of one model. Guarded by the queue's lock. */
final class Lane {
    final String model;
    final int maxThreads;

    /** Signalled when there is a block for an idle thread. */
    final Condition work;

    int threads;
    int idle;

    private final TreeSet<Waiting> waiting =
            new TreeSet<>(Comparator.comparing(Waiting::priority).thenComparingLong(Waiting::sequence));

    Lane(String model, int maxThreads, Condition work) {
        this.model = model;
        this.maxThreads = maxThreads;
        this.work = work;
    }

    int size() {
        return waiting.size();
    }

    void add(Waiting block) {
        waiting.add(block);
    }

    /** Takes a block out; false when it waits no more. */
    boolean remove(Waiting block) {
        return waiting.remove(block);
    }

    /** Takes the most urgent block out, the oldest among equals; null when none waits. */
    Waiting poll() {
        return waiting.pollFirst();
    }

    /** Puts a block where a more urgent one stands; does nothing when it waits no more, or is as urgent already. */
    void hasten(Waiting block, Priority priority) {
        if (priority.compareTo(block.priority) < 0 && waiting.remove(block)) {
            block.priority = priority;
            waiting.add(block);
        }
    }

    /** A block that waits, or has waited. */
    static final class Waiting {
        final BlockRequest request;
        final BlockQueue.Outcome outcome;

        /** The thread that speaks it now. */
        Thread speaking;

        /** Nobody wants it any more, though an engine has begun with it. */
        boolean stopped;

        private final long sequence;
        private Priority priority;

        Waiting(BlockRequest request, BlockQueue.Outcome outcome, Priority priority, long sequence) {
            this.request = request;
            this.outcome = outcome;
            this.priority = priority;
            this.sequence = sequence;
        }

        private Priority priority() {
            return priority;
        }

        private long sequence() {
            return sequence;
        }
    }
}

package dev.aloud.server.queue.redis;

import dev.aloud.server.queue.BlockQueue.Outcome;
import dev.aloud.server.queue.BlockRequest;
import dev.aloud.server.queue.Priority;
import dev.aloud.server.queue.Use;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A block that this gateway waits for, with everyone here who does, and how far they have been told. Thread-safe; calls nobody
 * while it is locked.
 */
final class OpenFlight {
    /** How far Redis is known to have it. */
    enum Sending {
        /** A thread is on it. */
        UNDER_WAY,
        /** It is there. */
        ACCEPTED,
        /** It has to be sent, again perhaps. */
        NEEDED
    }

    /** What is to be done next for those who wait. */
    enum Step {
        TELL_RUNNING,
        FETCH,
        NOTHING
    }

    private enum State {
        WAITING,
        RUNNING,
        OVER
    }

    private final BlockRequest request;
    private final long number;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Waiter> waiters = new ArrayList<>(1);
    private final Set<Use> uses = new LinkedHashSet<>(1);
    private Priority priority;
    private State state = State.WAITING;
    private Sending sending = Sending.UNDER_WAY;
    private long neededSince;
    private long unspokenSince;
    private boolean isRunning;
    private boolean isOver;
    private boolean isBeingTold;

    /** Somebody who waits for the block. Guarded by the flight's lock. */
    static final class Waiter {
        final Outcome outcome;
        private boolean knowsItRuns;

        Waiter(Outcome outcome) {
            this.outcome = outcome;
        }
    }

    OpenFlight(BlockRequest request, Priority priority, long number) {
        this.request = request;
        this.priority = priority;
        this.number = number;
    }

    BlockRequest request() {
        return request;
    }

    /** Tells this interest in the block from an earlier or later one of the same gateway. */
    long number() {
        return number;
    }

    /** Takes somebody in; false when the flight is over. */
    boolean join(Waiter waiter, BlockRequest wanted, Priority urgency) {
        lock.lock();
        try {
            if (state == State.OVER) {
                return false;
            }
            waiters.add(waiter);
            wanted.use().ifPresent(uses::add);
            raise(urgency);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Lets somebody go who does not know that it runs; true when that was possible. */
    boolean release(Waiter waiter) {
        lock.lock();
        try {
            return !waiter.knowsItRuns && drop(waiter);
        } finally {
            lock.unlock();
        }
    }

    /** Lets somebody go, whether it runs or not; false when he has gone already, or has heard how it ended. */
    boolean drop(Waiter waiter) {
        lock.lock();
        try {
            if (!waiters.remove(waiter)) {
                return false;
            }
            if (waiters.isEmpty()) {
                state = State.OVER;
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Raises its priority; true when Redis has to know: for a block that runs too, which may have to be tried again. */
    boolean raise(Priority urgency) {
        lock.lock();
        try {
            if (urgency.compareTo(priority) >= 0) {
                return false;
            }
            priority = urgency;
            return state != State.OVER;
        } finally {
            lock.unlock();
        }
    }

    /** There is news, true or not: what it runs or what is over is looked up. True when the caller has to take the next steps. */
    boolean note(boolean running, boolean over) {
        lock.lock();
        try {
            isRunning |= running;
            isOver |= over;
            if (isBeingTold || state == State.OVER) {
                return false;
            }
            isBeingTold = true;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The next step for whom {@link #note} has told to take them, until there is nothing more to do. */
    Step step() {
        lock.lock();
        try {
            if (state == State.OVER) {
                isBeingTold = false;
                return Step.NOTHING;
            }
            if (isRunning) {
                isRunning = false;
                state = State.RUNNING;
                return Step.TELL_RUNNING;
            }
            if (isOver) {
                isOver = false;
                return Step.FETCH;
            }
            isBeingTold = false;
            return Step.NOTHING;
        } finally {
            lock.unlock();
        }
    }

    /** Those who do not know yet that it runs; from now on they do. */
    List<Outcome> tellRunning() {
        lock.lock();
        try {
            var told = new ArrayList<Outcome>(waiters.size());
            for (var waiter : waiters) {
                if (!waiter.knowsItRuns) {
                    waiter.knowsItRuns = true;
                    told.add(waiter.outcome);
                }
            }
            return told;
        } finally {
            lock.unlock();
        }
    }

    /** Ends it; those who are left, for whom it is the caller's to tell. Each is given out once. */
    List<Outcome> end() {
        lock.lock();
        try {
            state = State.OVER;
            var left = waiters.stream().map(waiter -> waiter.outcome).toList();
            waiters.clear();
            return left;
        } finally {
            lock.unlock();
        }
    }

    /** It is in Redis, or has to be sent, as far as the caller knows. */
    void sent(boolean accepted, long nanoTime) {
        lock.lock();
        try {
            if (accepted) {
                neededSince = 0;
            } else if (sending != Sending.NEEDED) {
                neededSince = nanoTime;
            }
            sending = accepted ? Sending.ACCEPTED : Sending.NEEDED;
        } finally {
            lock.unlock();
        }
    }

    /** Whether somebody speaks its model now; for how many nanoseconds nobody has, as far as was told here. */
    long unspoken(boolean spoken, long nanoTime) {
        lock.lock();
        try {
            if (spoken) {
                unspokenSince = 0;
                return 0;
            }
            if (unspokenSince == 0) {
                unspokenSince = nanoTime;
            }
            return nanoTime - unspokenSince;
        } finally {
            lock.unlock();
        }
    }

    /** Since when, by {@link System#nanoTime}, it has to be sent, if it has. */
    long neededSince() {
        lock.lock();
        try {
            return neededSince;
        } finally {
            lock.unlock();
        }
    }

    Sending sending() {
        lock.lock();
        try {
            return sending;
        } finally {
            lock.unlock();
        }
    }

    Priority priority() {
        lock.lock();
        try {
            return priority;
        } finally {
            lock.unlock();
        }
    }

    Set<Use> uses() {
        lock.lock();
        try {
            return new LinkedHashSet<>(uses);
        } finally {
            lock.unlock();
        }
    }

    boolean runs() {
        lock.lock();
        try {
            return state == State.RUNNING;
        } finally {
            lock.unlock();
        }
    }

    boolean isOver() {
        lock.lock();
        try {
            return state == State.OVER;
        } finally {
            lock.unlock();
        }
    }

    int waiters() {
        lock.lock();
        try {
            return waiters.size();
        } finally {
            lock.unlock();
        }
    }
}

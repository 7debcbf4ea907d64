package dev.aloud.server.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The threads of an {@link InProcessBlockQueue} that live. Guarded by the queue's lock, which each method takes. */
final class WorkerThreads {
    private final ReentrantLock lock;
    private final Condition gone;
    private final List<Thread> threads = new ArrayList<>();

    WorkerThreads(ReentrantLock lock) {
        this.lock = lock;
        gone = lock.newCondition();
    }

    /** Starts one. Platform threads: engines compute for long and call into native code, which virtual threads do badly. */
    void start(String name, Runnable work) {
        lock.lock();
        try {
            threads.add(Thread.ofPlatform().daemon().name(name).start(work));
        } finally {
            lock.unlock();
        }
    }

    /** The calling thread ends. */
    void end() {
        lock.lock();
        try {
            threads.remove(Thread.currentThread());
            gone.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all have ended; false when they do not in time. */
    boolean awaitEnd(Duration atMost) {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (!threads.isEmpty()) {
                if (left <= 0) {
                    return false;
                }
                left = gone.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    void interruptAll() {
        lock.lock();
        try {
            threads.forEach(Thread::interrupt);
        } finally {
            lock.unlock();
        }
    }
}

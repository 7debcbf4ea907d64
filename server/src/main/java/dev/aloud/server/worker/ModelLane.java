package dev.aloud.server.worker;

import dev.aloud.server.queue.redis.LeasedBlock;
import dev.aloud.server.queue.redis.RedisWorkSource;
import dev.aloud.server.redis.RedisException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The threads that speak one model's blocks. They wait for the doorbell and look anyway each second. Thread-safe.
 */
final class ModelLane {
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final String model;
    private final RedisWorkSource source;
    private final Consumer<LeasedBlock> work;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition bell = lock.newCondition();
    private final List<Thread> threads = new ArrayList<>();
    private long rung;
    private long reclaimed = System.nanoTime() - LOOK_NANOS;
    private boolean stopped;

    /** @param work speaks a block and reports it */
    ModelLane(String model, RedisWorkSource source, Consumer<LeasedBlock> work) {
        this.model = model;
        this.source = source;
        this.work = work;
    }

    /** Has so many threads, if it has fewer. Platform threads: engines compute for long and call into native code. */
    void widen(int concurrency) {
        lock.lock();
        try {
            while (!stopped && threads.size() < concurrency) {
                threads.add(Thread.ofPlatform()
                        .daemon()
                        .name("aloud-" + model + "-" + (threads.size() + 1))
                        .start(this::run));
            }
        } finally {
            lock.unlock();
        }
    }

    /** There is work, perhaps. */
    void ring() {
        lock.lock();
        try {
            rung++;
            bell.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more blocks. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            bell.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        tidy();
        while (!isStopped()) {
            long heard = rung();
            var block = take();
            if (block.isPresent()) {
                work.accept(block.get());
            } else {
                awaitBell(heard);
            }
        }
    }

    private void tidy() {
        try {
            source.tidy(model);
        } catch (RedisException e) {
            // The next worker that begins does it.
            return;
        }
    }

    private Optional<LeasedBlock> take() {
        try {
            return source.take(model, isTimeToReclaim());
        } catch (RedisException e) {
            // The connection has told it; the next look is in a second.
            return Optional.empty();
        }
    }

    private boolean isTimeToReclaim() {
        lock.lock();
        try {
            long now = System.nanoTime();
            boolean isTime = now - reclaimed >= LOOK_NANOS;
            if (isTime) {
                reclaimed = now;
            }
            return isTime;
        } finally {
            lock.unlock();
        }
    }

    private void awaitBell(long heard) {
        lock.lock();
        try {
            long left = LOOK_NANOS;
            while (!stopped && rung == heard && left > 0) {
                left = bell.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            // Nobody interrupts a lane without a block; were it so, looking again is right.
            rung++;
        } finally {
            lock.unlock();
        }
    }

    private boolean isStopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    private long rung() {
        lock.lock();
        try {
            return rung;
        } finally {
            lock.unlock();
        }
    }

    int width() {
        lock.lock();
        try {
            return threads.size();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for its threads to end; false when they do not in time. */
    boolean awaitEnd(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        List<Thread> all;
        lock.lock();
        try {
            all = List.copyOf(threads);
        } finally {
            lock.unlock();
        }
        for (var thread : all) {
            if (!thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                return false;
            }
        }
        return true;
    }
}

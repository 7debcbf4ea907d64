package dev.aloud.server.worker;

import dev.aloud.server.queue.redis.LeasedBlock;
import dev.aloud.server.queue.redis.ModelRevision;
import dev.aloud.server.queue.redis.RedisWorkSource;
import dev.aloud.server.redis.RedisException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that speak one model's blocks. They wait for the doorbell and look anyway each second. After a failure that may be this
 * worker's own they rest, longer each time, so that others get the blocks: who fails at once is always free. Thread-safe.
 */
final class ModelLane {
    private static final Logger LOG = LoggerFactory.getLogger(ModelLane.class);
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long FIRST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long LONGEST_REST_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** What a block has shown of the engine here. */
    enum Health {
        GOOD,
        BAD,
        UNKNOWN
    }

    private final ModelRevision model;
    private final RedisWorkSource source;
    private final Function<LeasedBlock, Health> work;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition bell = lock.newCondition();
    private final List<Thread> threads = new ArrayList<>();
    private long rung;
    private long reclaimed = System.nanoTime() - LOOK_NANOS;
    private long restNanos;
    private long restsUntil;
    private boolean isOpen;
    private boolean stopped;

    /** @param work speaks a block and reports it */
    ModelLane(ModelRevision model, RedisWorkSource source, Function<LeasedBlock, Health> work) {
        this.model = model;
        this.source = source;
        this.work = work;
    }

    /**
     * Takes blocks, with so many threads if it has fewer. Platform threads: engines compute for long and call into native code.
     */
    void open(int concurrency) {
        lock.lock();
        try {
            isOpen = true;
            while (!stopped && threads.size() < concurrency) {
                threads.add(Thread.ofPlatform()
                        .daemon()
                        .name("aloud-" + model.model() + "-" + (threads.size() + 1))
                        .start(this::run));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes no blocks until it is opened again: the model is not ready here. */
    void rest() {
        lock.lock();
        try {
            isOpen = false;
        } finally {
            lock.unlock();
        }
    }

    /** There is work for all threads, perhaps. */
    void ringAll() {
        lock.lock();
        try {
            rung++;
            bell.signalAll();
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
            try {
                takeOne();
            } catch (RuntimeException | Error e) {
                // Without this thread the worker would be there, and speak less, or nothing.
                LOG.error("{} cannot be spoken; trying on", model.model(), e);
                note(Health.BAD);
            }
        }
    }

    private void takeOne() {
        long heard = rung();
        if (mayTake()) {
            var block = take();
            if (block.isPresent()) {
                note(work.apply(block.get()));
                return;
            }
        }
        awaitBell(heard);
    }

    private boolean mayTake() {
        lock.lock();
        try {
            return isOpen && restNanosLeft() <= 0;
        } finally {
            lock.unlock();
        }
    }

    private long restNanosLeft() {
        return restNanos == 0 ? 0 : restsUntil - System.nanoTime();
    }

    private void note(Health health) {
        lock.lock();
        try {
            if (health == Health.GOOD) {
                restNanos = 0;
            } else if (health == Health.BAD) {
                restNanos = Math.clamp(2 * restNanos, FIRST_REST_NANOS, LONGEST_REST_NANOS);
                restsUntil = System.nanoTime() + restNanos;
            }
        } finally {
            lock.unlock();
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
            long rest = restNanosLeft();
            long left = rest > 0 ? Math.min(rest, LOOK_NANOS) : LOOK_NANOS;
            // Who rests hears no bell.
            while (!stopped && (rest > 0 || rung == heard) && left > 0) {
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
            return isOpen ? threads.size() : 0;
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

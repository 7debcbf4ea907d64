package dev.aloud.adapter.wasm;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.SynthesisException.Code;
import dev.aloud.flite.FliteException;
import dev.aloud.flite.FliteSpeech;
import dev.aloud.flite.FliteUtterance;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Platform threads that each own one context, and a timer that stops a guest which runs too long. A context whose guest
 * was killed or failed is replaced. Thread-safe; the queue holds no more tasks than there are callers waiting.
 */
final class FliteWorkers implements AutoCloseable {
    /** Long enough for a worker that has just begun to make a context. */
    private static final Duration LEAVE_LIMIT = Duration.ofSeconds(30);

    private final FliteEngine engine;
    private final BlockingQueue<FliteTask> queue = new LinkedBlockingQueue<>();
    private final Set<FliteTask> unfinished = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("flite-timer").daemon().factory());
    private final AtomicInteger running = new AtomicInteger();
    private volatile boolean closed;

    /** How much processor time an utterance may take: it grows with what flite is given. */
    record TimeLimit(Duration atLeast, Duration perCharacter) {
        /** Dozens of times what compiled code takes, and enough for interpreted code. */
        static final TimeLimit NORMAL = new TimeLimit(Duration.ofSeconds(15), Duration.ofMillis(100));

        /** For the first runs, which are interpreted while the compiler works. */
        static final TimeLimit COLD = new TimeLimit(Duration.ofMinutes(2), Duration.ZERO);

        Duration of(FliteUtterance utterance) {
            return atLeast.plus(perCharacter.multipliedBy(utterance.spokenLength()));
        }
    }

    FliteWorkers(FliteEngine engine, int count) {
        this.engine = engine;
        timer.setRemoveOnCancelPolicy(true);
        for (int i = 0; i < count; i++) {
            threads.add(Thread.ofPlatform().name("flite-" + i).daemon().start(this::work));
        }
    }

    /**
     * Speaks an utterance on the next free worker.
     *
     * @throws InterruptedException when the caller is interrupted; the guest has been stopped by then
     */
    FliteSpeech speak(FliteUtterance utterance, TimeLimit timeLimit) throws SynthesisException, InterruptedException {
        FliteTask task = new FliteTask(utterance, timeLimit.of(utterance));
        unfinished.add(task);
        try {
            if (closed) {
                throw closedException();
            }
            queue.add(task);
            return task.await();
        } finally {
            unfinished.remove(task);
            queue.remove(task);
        }
    }

    /** The processor time that all workers have spent, in nanoseconds. */
    long processorNanos() {
        ThreadMXBean bean = ManagementFactory.getThreadMXBean();
        return threads.stream()
                .mapToLong(thread -> bean.getThreadCpuTime(thread.threadId()))
                .sum();
    }

    /** How many guests run at this moment. */
    int running() {
        return running.get();
    }

    /** Stops everything; callers get {@link Code#CLOSED}. Returns when no guest runs. */
    @Override
    public void close() {
        closed = true;
        for (FliteTask task : unfinished) {
            task.stop(Code.CLOSED, closedException().getMessage());
        }
        timer.shutdownNow();
        for (Thread thread : threads) {
            thread.interrupt();
        }
        awaitWorkers();
    }

    /** Each worker closes its own context; an engine that is closed meanwhile waits for the worker, and the worker for it. */
    private void awaitWorkers() {
        try {
            for (Thread thread : threads) {
                thread.join(LEAVE_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static SynthesisException closedException() {
        return new SynthesisException(Code.CLOSED, "the flite adapter has been closed");
    }

    private void work() {
        FliteContext context = null;
        try {
            while (!closed) {
                FliteTask task = queue.take();
                context = run(task, context);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (context != null) {
                context.close();
            }
        }
    }

    /** Runs a task; gives back the context for the next one, or null when a new one is needed. */
    private FliteContext run(FliteTask task, FliteContext previous) {
        FliteContext context = previous;
        FliteAlarm alarm = null;
        try {
            if (context == null) {
                context = new FliteContext(engine);
            }
            if (!task.begin(context)) {
                return context;
            }
            alarm = FliteAlarm.set(task, timer);
            FliteSpeech speech = speak(context, task.utterance());
            boolean alive = task.leave();
            task.succeed(speech);
            return alive ? context : null;
        } catch (FliteException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            // A guest that failed may have left anything behind: this context speaks no more.
            task.leave();
            task.fail(new SynthesisException(Code.ENGINE_FAILED, "flite failed: " + e.getMessage(), e));
            if (context != null) {
                context.close();
            }
            return null;
        } finally {
            if (alarm != null) {
                alarm.cancel();
            }
        }
    }

    private FliteSpeech speak(FliteContext context, FliteUtterance utterance) throws FliteException {
        running.incrementAndGet();
        try {
            return context.speak(utterance);
        } finally {
            running.decrementAndGet();
        }
    }
}

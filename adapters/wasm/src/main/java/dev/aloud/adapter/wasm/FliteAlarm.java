package dev.aloud.adapter.wasm;

import dev.aloud.adapter.SynthesisException.Code;
import java.lang.management.ManagementFactory;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Stops a task when its worker has spent the task's limit of processor time. A busy machine does not make a guest
 * guilty; but a worker that gets no processor at all is given up after some times the limit.
 */
final class FliteAlarm {
    private static final int MOST_WAITING = 10;
    private static final long SHORTEST_NANOS = 10_000_000;

    private final FliteTask task;
    private final Thread worker;
    private final ScheduledExecutorService timer;
    private final long limitNanos;
    private final long spentBefore;
    private final long begun = System.nanoTime();
    private boolean cancelled;
    private ScheduledFuture<?> next;

    private FliteAlarm(FliteTask task, Thread worker, ScheduledExecutorService timer) {
        this.task = task;
        this.worker = worker;
        this.timer = timer;
        this.limitNanos = task.timeLimit().toNanos();
        this.spentBefore = processorNanos();
    }

    /** Sets the alarm for the task that the calling thread is about to run. */
    static FliteAlarm set(FliteTask task, ScheduledExecutorService timer) {
        FliteAlarm alarm = new FliteAlarm(task, Thread.currentThread(), timer);
        alarm.check();
        return alarm;
    }

    /** The task is over: the timer forgets it, and the speech that it holds. */
    synchronized void cancel() {
        cancelled = true;
        if (next != null) {
            next.cancel(false);
        }
    }

    private void check() {
        long left = limitNanos - (processorNanos() - spentBefore);
        if (left <= 0 || System.nanoTime() - begun > MOST_WAITING * limitNanos) {
            task.stop(
                    Code.TIMED_OUT,
                    "flite was stopped after " + task.timeLimit().toMillis() + " ms");
        } else {
            again(Math.max(left, SHORTEST_NANOS));
        }
    }

    private synchronized void again(long nanos) {
        if (!cancelled) {
            next = timer.schedule(this::check, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private long processorNanos() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(worker.threadId());
    }
}

package dev.aloud.server.store;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Threads on which the database is used, so that whoever is interrupted while he waits does not interrupt it: an interrupted
 * thread in H2 closes the database's file for everybody. Thread-safe.
 */
final class Undisturbed {
    private final boolean mayInterrupt;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param mayInterrupt whether what takes too long may be interrupted all the same
     */
    Undisturbed(boolean mayInterrupt) {
        this.mayInterrupt = mayInterrupt;
    }

    <T> Future<T> begin(Callable<T> work) {
        return threads.submit(work);
    }

    /** Nobody waits for it any more. */
    void giveUp(Future<?> work) {
        work.cancel(mayInterrupt);
    }

    /** Its result, however long it takes; an interrupt waits until then. */
    <T> T finish(Callable<T> work) throws ExecutionException {
        var running = threads.submit(work);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return running.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Takes no more, and waits within a limit for what is under way. */
    void close(Duration limit) {
        threads.shutdown();
        if (mayInterrupt) {
            threads.shutdownNow();
            return;
        }
        try {
            var _ = threads.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.aloud.server.cache;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes calls over the network that nobody waits for longer than a limit, however they hang: they run on threads of their
 * own. Those are platform threads, because a name that is looked up holds its thread, and a virtual one would hold a
 * processor of everybody's.
 */
final class BoundedCalls implements AutoCloseable {
    private static final long IDLE_SECONDS = 30;

    private final S3Location location;
    private final Duration limit;
    private final Breaker breaker;
    private final ThreadPoolExecutor threads;

    /**
     * @param limit how long anybody waits
     * @param atOnce calls under way; more fail at once
     */
    BoundedCalls(S3Location location, Duration limit, int atOnce, Breaker breaker, String name) {
        this.location = location;
        this.limit = limit;
        this.breaker = breaker;
        threads = new ThreadPoolExecutor(
                0,
                atOnce,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name(name, 0).factory());
    }

    /** The call's result; fails at once while the breaker is open, and opens it when there is reason to. */
    <T> T call(Callable<T> call) throws BucketException {
        var open = breaker.why();
        if (open != null && !breaker.isTrial()) {
            throw open;
        }
        try {
            var result = bounded(call);
            breaker.succeeded();
            return result;
        } catch (BucketException e) {
            if (e.kind() != BucketException.Kind.BUSY) {
                breaker.failed(e);
            }
            throw e;
        }
    }

    private <T> T bounded(Callable<T> call) throws BucketException {
        try {
            var running = threads.submit(call);
            try {
                return running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                running.cancel(true);
            }
        } catch (RejectedExecutionException e) {
            throw busy("more is asked of the " + location + " than it answers", e);
        } catch (TimeoutException e) {
            throw BucketException.slow(location, limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy("the caller was stopped", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BucketException failure) {
                throw failure;
            }
            throw new BucketException(
                    BucketException.Kind.FAILING, "asking the " + location + " failed: " + e.getCause(), e.getCause());
        }
    }

    private static BucketException busy(String message, Throwable cause) {
        return new BucketException(BucketException.Kind.BUSY, message, cause);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

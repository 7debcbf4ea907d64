package dev.aloud.server.cache;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps everybody from waiting for a store that does not answer: after some failures in a row, or one that is bound to repeat
 * itself, nobody asks any more, until somebody who keeps no listener waiting has found that it answers again. Thread-safe.
 */
final class Breaker {
    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
    private static final int PATIENCE = 3;

    /** What takes long before this may do so because everything is loaded for the first time. */
    private static final Duration START = Duration.ofSeconds(3);

    private final String what;
    private final AtomicInteger failures = new AtomicInteger();
    private final long born = System.nanoTime();

    /** Whether it has been asked in the background once. */
    private volatile boolean begun;

    private volatile BucketException why;

    /**
     * @param what is not done while it is open, for the log
     */
    Breaker(String what) {
        this.what = what;
    }

    /** Why nobody asks now; null while all may ask. */
    BucketException why() {
        return why;
    }

    /** It was asked, and answered. */
    void succeeded() {
        failures.set(0);
    }

    /** It was asked in vain, by somebody who waited. */
    void failed(BucketException failure) {
        if (begun || System.nanoTime() - born > START.toNanos()) {
            count(failure);
        }
    }

    /** It has been asked in the background, in vain. */
    void foundAway(BucketException failure) {
        begun = true;
        count(failure);
    }

    private void count(BucketException failure) {
        if (failures.incrementAndGet() < PATIENCE && !failure.willRepeat()) {
            return;
        }
        synchronized (this) {
            if (why == null) {
                LOG.warn("{} until this is mended: {}", what, failure.getMessage());
            }
            why = failure;
        }
    }

    /** It has been asked in the background, and answered. */
    synchronized void foundWell() {
        begun = true;
        failures.set(0);
        if (why != null) {
            why = null;
            LOG.info("The bucket answers again");
        }
    }
}

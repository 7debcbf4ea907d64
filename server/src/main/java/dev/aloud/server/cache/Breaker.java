package dev.aloud.server.cache;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps everybody from waiting for a store that does not answer: after some failures in a row, or one that is bound to repeat
 * itself, nobody asks any more, until somebody who keeps no listener waiting has found that it answers again. What is refused,
 * as a key that may read and not write is, is tried by one caller now and then. Thread-safe.
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

    /** A call of this kind was refused: that another kind is answered is no reason to take it for mended. */
    private volatile boolean refused;

    private final AtomicBoolean trial = new AtomicBoolean();

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

    /** Whether the caller is to find out if what was refused is allowed by now; one caller each time somebody has looked. */
    boolean isTrial() {
        return trial.compareAndSet(true, false);
    }

    /** It was asked, and answered. */
    void succeeded() {
        failures.set(0);
        if (refused) {
            refused = false;
            close();
        }
    }

    /** It was asked in vain, by somebody who waited. */
    void failed(BucketException failure) {
        refused |= failure.kind() == BucketException.Kind.REFUSED;
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

    /** It has been asked for something in the background, and answered. */
    void foundWell() {
        begun = true;
        if (refused) {
            trial.set(true);
        } else {
            failures.set(0);
            close();
        }
    }

    private synchronized void close() {
        if (why != null) {
            why = null;
            LOG.info("The bucket answers again");
        }
    }
}

package dev.aloud.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The end of a gateway or worker: begun once, by whoever asks first, and awaited by others. Thread-safe. */
final class Lifetime {
    private final AtomicBoolean ending = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);

    /** Whether the caller is the first to ask, and so the one who has to take everything down. */
    boolean beginsToEnd(Logger log, Duration grace) {
        boolean first = !ending.getAndSet(true);
        if (first) {
            log.log(Level.INFO, "stopping; blocks under way may take {0} ms", grace.toMillis());
        }
        return first;
    }

    /** Everything has been taken down. */
    void ended() {
        over.countDown();
    }

    /** Waits until it is over. */
    void await() throws InterruptedException {
        over.await();
    }

    /** Waits so many milliseconds; true when it was over before. */
    boolean await(long millis) throws InterruptedException {
        return over.await(millis, TimeUnit.MILLISECONDS);
    }
}

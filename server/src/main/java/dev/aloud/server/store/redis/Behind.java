package dev.aloud.server.store.redis;

import dev.aloud.server.redis.RedisException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is still to be told to Redis, in order, by a thread of its own, again and again while Redis is away. Bounded: what does not fit
 * is left out, as Redis's part is never the only one. Thread-safe.
 */
final class Behind implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Behind.class);
    private static final int LIMIT = 50_000;
    private static final long PAUSE_MS = 500;
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    /** One thing to tell; telling it twice does no harm. */
    interface Deed {
        void run() throws RedisException;
    }

    /** A deed, or the end of them. */
    private record Next(Optional<Deed> deed) {}

    private final LinkedBlockingQueue<Next> deeds = new LinkedBlockingQueue<>(LIMIT);
    private final Thread thread;
    private volatile boolean closing;

    Behind(String threadName) {
        thread = Thread.ofPlatform().daemon().name(threadName).start(this::work);
    }

    /** Tells it soon. Returns at once. */
    void tell(Deed deed) {
        if (!deeds.offer(new Next(Optional.of(deed)))) {
            LOG.debug("Redis is too far behind to be told everything");
        }
    }

    private void work() {
        try {
            for (var next = deeds.take().deed();
                    next.isPresent();
                    next = deeds.take().deed()) {
                insist(next.get());
            }
        } catch (InterruptedException e) {
            LOG.debug("Redis was not told everything");
        }
    }

    private void insist(Deed deed) throws InterruptedException {
        while (true) {
            try {
                deed.run();
                return;
            } catch (RedisException e) {
                if (closing) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            } catch (RuntimeException e) {
                // Without this, nothing would be told any more.
                LOG.error("Redis could not be told something", e);
                return;
            }
        }
    }

    /** Tells the rest, within a limit. */
    @Override
    public void close() {
        closing = true;
        try {
            if (!deeds.offer(new Next(Optional.empty())) || !thread.join(CLOSE_LIMIT)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}

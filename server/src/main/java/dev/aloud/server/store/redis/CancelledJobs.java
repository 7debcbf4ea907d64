package dev.aloud.server.store.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.aloud.server.redis.RedisConnection;
import dev.aloud.server.redis.RedisException;
import dev.aloud.server.redis.RedisListener;
import dev.aloud.server.redis.RedisSubscription;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears which jobs any gateway has cancelled: at once by what is published, and by a look each few seconds at the list of those of
 * late, for what was missed.
 */
public final class CancelledJobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CancelledJobs.class);
    private static final long EVERY_MS = 2_000;
    private static final long OVERLAP_MS = 10_000;
    private static final int MOST = 10_000;

    private final RedisConnection redis;
    private final Consumer<UUID> listener;
    private final Cache<UUID, Boolean> told =
            Caffeine.newBuilder().maximumSize(2 * MOST).build();
    private final ScheduledThreadPoolExecutor clock;
    private final RedisSubscription news;

    /** By Redis's clock; only the clock's thread uses it. */
    private long since;

    /**
     * Begins to hear.
     *
     * @param redis what gateways share; it is not closed by this
     * @param listener is told of each job once, those that this gateway has cancelled included, from a thread of this
     */
    public CancelledJobs(RedisConnection redis, Consumer<UUID> listener) {
        this.redis = redis;
        this.listener = listener;
        clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("aloud-cancelled-jobs").factory());
        clock.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
        var _ = clock.scheduleWithFixedDelay(this::look, 0, EVERY_MS, TimeUnit.MILLISECONDS);
        news = redis.subscribe(
                new RedisListener() {
                    @Override
                    public void connected() {
                        later(CancelledJobs.this::look);
                    }

                    @Override
                    public void message(String channel, String message) {
                        later(() -> tell(message));
                    }
                },
                "aloud:1:cancelled");
    }

    private void later(Runnable task) {
        if (!clock.isShutdown()) {
            clock.execute(task);
        }
    }

    private void look() {
        try {
            var reply = redis.run(Scripts.CANCELLED_JOBS, since, MOST);
            for (int i = 1; i < reply.size(); i++) {
                tell(reply.text(i));
            }
            // A little back, since a script may have had its time before another that wrote first.
            since = Math.max(0, reply.number(0) - OVERLAP_MS);
        } catch (RedisException e) {
            LOG.debug("Not known what was cancelled: {}", e.getMessage());
        } catch (RuntimeException e) {
            // Without this it would never look again.
            LOG.error("Looking for cancelled jobs failed", e);
        }
    }

    private void tell(String name) {
        try {
            var id = UUID.fromString(name);
            if (told.asMap().putIfAbsent(id, true) == null) {
                listener.accept(id);
            }
        } catch (RuntimeException e) {
            LOG.error("A cancelled job could not be told", e);
        }
    }

    /** Hears nothing more. */
    @Override
    public void close() {
        news.close();
        clock.shutdownNow();
    }
}

package dev.aloud.server.roster;

import dev.aloud.adapter.Model;
import dev.aloud.server.redis.RedisException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows a process to the others, again and again, and at once when its models have changed, until it is closed. */
public final class Announcer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    private static final long LOOK_MS = 250;
    private static final long REPEAT_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final Roster roster;
    private final String id;
    private final Supplier<List<Model>> models;
    private final Instant started = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final ScheduledThreadPoolExecutor clock;
    private volatile Card last;
    private long lastNanos;

    /**
     * Begins to show it.
     *
     * @param id the process's name, unlike any other's
     * @param models what it speaks now; asked several times a second
     */
    public Announcer(Roster roster, String id, Supplier<List<Model>> models) {
        this.roster = roster;
        this.id = id;
        this.models = models;
        clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("aloud-announcer").factory());
        clock.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
        var _ = clock.scheduleWithFixedDelay(this::show, 0, LOOK_MS, TimeUnit.MILLISECONDS);
    }

    private void show() {
        try {
            var card = new Card(id, roster.ours(), started, models.get());
            long now = System.nanoTime();
            if (card.equals(last) && now - lastNanos < REPEAT_NANOS) {
                return;
            }
            roster.write(card);
            last = card;
            lastNanos = now;
        } catch (RedisException e) {
            // The connection has told it; others hold it for gone until Redis is back.
            last = null;
        } catch (RuntimeException e) {
            // Without this it would never be shown again.
            LOG.error("Announcing this process failed", e);
        }
    }

    /** Whether all others can see it as it is now. */
    public boolean isUpToDate() {
        var shown = last;
        return shown != null && shown.models().equals(models.get());
    }

    /** Takes it back. */
    @Override
    public void close() {
        clock.shutdown();
        try {
            if (clock.awaitTermination(5, TimeUnit.SECONDS)) {
                roster.remove(id);
            }
        } catch (RedisException e) {
            LOG.debug("Gone without a word: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

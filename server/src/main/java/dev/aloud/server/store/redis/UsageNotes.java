package dev.aloud.server.store.redis;

import dev.aloud.server.redis.RedisConnection;
import dev.aloud.server.redis.RedisException;
import dev.aloud.server.store.RecordWriter;
import dev.aloud.server.store.UsageLog;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Books through another log, and notes in Redis what the database does not take soon, so that it is booked though this gateway dies
 * meanwhile: the gateways' {@link UsageDrainer}s find it there. When Redis has lost its data, all that still waits is noted again.
 * Nobody waits for Redis. Thread-safe.
 */
public final class UsageNotes implements UsageLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UsageNotes.class);
    private static final long PAUSE_MS = 250;
    private static final int BATCH = 500;
    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final RedisConnection redis;
    private final UsageLog books;
    private final RecordWriter writer;
    private final Duration soon;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /** In the order in which the writer has them; what is noted is older than what is not. Guarded by this. */
    private final Deque<Unbooked> noted = new ArrayDeque<>();

    private final Deque<Unbooked> fresh = new ArrayDeque<>();

    /** Only for the thread. */
    private String life = "";

    /** @param position so many records had the writer been given when it had this one */
    private record Unbooked(String model, Spoken spoken, long position, long nanoTime) {}

    /**
     * Begins to watch.
     *
     * @param redis what gateways share; it is not closed by this
     * @param books where uses are booked, by way of the writer
     * @param writer knows what is in the database
     */
    public UsageNotes(RedisConnection redis, UsageLog books, RecordWriter writer) {
        this(redis, books, writer, SOON);
    }

    UsageNotes(RedisConnection redis, UsageLog books, RecordWriter writer, Duration soon) {
        this.redis = redis;
        this.books = books;
        this.writer = writer;
        this.soon = soon;
        thread = Thread.ofPlatform().daemon().name("aloud-usage-notes").start(this::work);
    }

    @Override
    public void used(String model, Spoken spoken) {
        books.used(model, spoken);
        long position = writer.submitted();
        synchronized (this) {
            if (fresh.size() + noted.size() < RecordWriter.DEFAULT_MAX_EVENTS) {
                fresh.add(new Unbooked(model, spoken, position, System.nanoTime()));
            }
        }
    }

    private void work() {
        while (!rests()) {
            note(soon);
        }
        note(Duration.ZERO);
    }

    /** Notes what has waited for so long, and all that came before it. */
    private void note(Duration age) {
        try {
            forgetBooked();
            if (waits(age)) {
                renewLife();
                for (var batch = batch(age); !batch.isEmpty(); batch = batch(age)) {
                    noteIn(batch);
                }
            }
        } catch (RedisException e) {
            LOG.debug("Usage that is not booked is not noted either: {}", e.getMessage());
        } catch (RuntimeException e) {
            // Without this thread nothing would be noted any more.
            LOG.error("Usage could not be noted", e);
        }
    }

    private synchronized void forgetBooked() {
        long settled = writer.settled();
        for (var all : List.of(noted, fresh)) {
            while (!all.isEmpty() && all.getFirst().position() <= settled) {
                all.removeFirst();
            }
        }
    }

    private synchronized boolean waits(Duration age) {
        return !noted.isEmpty() || (!fresh.isEmpty() && isOf(fresh.getFirst(), age));
    }

    private static boolean isOf(Unbooked use, Duration age) {
        return System.nanoTime() - use.nanoTime() >= age.toNanos();
    }

    /** Looks whether Redis has lost what was noted. */
    private void renewLife() throws RedisException {
        noteIn(List.of());
    }

    private void noteIn(List<Unbooked> batch) throws RedisException {
        var arguments = new ArrayList<Object>(2 + 5 * batch.size());
        arguments.add(life);
        arguments.add(UUID.randomUUID());
        for (var use : batch) {
            var spoken = use.spoken();
            arguments.add(spoken.job() + "/" + spoken.block());
            arguments.add(spoken.key());
            arguments.add(use.model());
            arguments.add(spoken.durationMs());
            arguments.add(spoken.cached() ? 1 : 0);
        }
        var present = redis.run(Scripts.NOTE_USAGE, arguments.toArray()).text(0);
        synchronized (this) {
            if (present.equals(life)) {
                batch.forEach(use -> noted.add(fresh.removeFirst()));
            } else {
                life = present;
                while (!noted.isEmpty()) {
                    fresh.addFirst(noted.removeLast());
                }
            }
        }
    }

    private synchronized List<Unbooked> batch(Duration age) {
        return fresh.stream().limit(BATCH).takeWhile(use -> isOf(use, age)).toList();
    }

    private boolean rests() {
        try {
            return closed.await(PAUSE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** Notes the rest, within a limit. */
    @Override
    public void close() {
        closed.countDown();
        try {
            if (!thread.join(CLOSE_LIMIT)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}

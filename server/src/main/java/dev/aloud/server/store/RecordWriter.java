package dev.aloud.server.store;

import dev.aloud.server.Check;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Writes records behind those who work: whoever submits an event never waits. One thread writes them in order, many in one
 * transaction, and tries again until the database takes them. What waits is bounded; what is over is lost and counted.
 * Thread-safe.
 */
public final class RecordWriter implements AutoCloseable {
    /** So many events may wait. */
    public static final int DEFAULT_MAX_EVENTS = 200_000;

    /** So much memory may events that wait take; texts of jobs are most of it. */
    public static final long DEFAULT_MAX_BYTES = 128L << 20;

    private static final Logger LOG = System.getLogger("aloud.records");
    private static final int BATCH_EVENTS = 2_000;
    private static final long BATCH_BYTES = 16L << 20;

    /** Events gather for this long, so that many share a transaction. */
    private static final long GATHER_MS = 100;

    /** How often a database is looked at that nobody writes to. */
    private static final long IDLE_MS = 5_000;

    private static final int ERRORS_BORNE = 5;
    private static final long FIRST_PAUSE_MS = 100;
    private static final long LAST_PAUSE_MS = 2_000;
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final Records records;
    private final Batches batches;
    private final int maxEvents;
    private final long maxBytes;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("aloud-records").unstarted(this::run);

    /** The rest is guarded by this. */
    private final ArrayDeque<RecordEvent> waiting = new ArrayDeque<>();

    private long waitingBytes;
    private long submitted;
    private long written;
    private long dropped;

    /** Of the dropped, those that were submitted and then given up. */
    private long givenUp;

    private long failures;
    private long flushTo;
    private boolean dropping;
    private boolean closing;
    private long closeAt;

    /** How events are written. */
    @FunctionalInterface
    interface Batches {
        void write(Connection connection, List<RecordEvent> events) throws SQLException;
    }

    /** A writer with the default bounds; it starts with {@link #start()}. */
    public RecordWriter(Records records) {
        this(records, RecordBatch::write, DEFAULT_MAX_EVENTS, DEFAULT_MAX_BYTES);
    }

    RecordWriter(Records records, Batches batches, int maxEvents, long maxBytes) {
        this.records = records;
        this.batches = batches;
        this.maxEvents = maxEvents;
        this.maxBytes = maxBytes;
    }

    /** Opens the database and begins to write, in the background. */
    public void start() {
        thread.start();
    }

    /** Has an event written, some time. */
    void submit(RecordEvent event) {
        synchronized (this) {
            if (!closing && waiting.size() < maxEvents && waitingBytes + event.bytes() <= maxBytes) {
                waiting.add(event);
                waitingBytes += event.bytes();
                submitted++;
                notifyAll();
                return;
            }
            dropped++;
            if (dropping) {
                return;
            }
            dropping = true;
        }
        LOG.log(Level.ERROR, "too many records wait for the database; those that come now are lost");
    }

    private void run() {
        boolean more = true;
        while (more) {
            try {
                records.open();
                work();
                more = false;
            } catch (RuntimeException | Error e) {
                // Without this thread nothing would be recorded any more.
                LOG.log(Level.ERROR, "writing records failed and goes on", e);
                more = pauseBeforeRetry(LAST_PAUSE_MS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void work() throws InterruptedException {
        for (var batch = next(); batch != null; batch = next()) {
            if (batch.isEmpty()) {
                records.open();
            } else {
                write(batch);
            }
        }
    }

    /** Some events in order; none when nothing came for a while, null when all is over. */
    private synchronized List<RecordEvent> next() throws InterruptedException {
        waitWhile(() -> waiting.isEmpty() && !closing, IDLE_MS);
        waitWhile(this::isGathering, GATHER_MS);
        if (waiting.isEmpty()) {
            return closing ? null : List.of();
        }
        var batch = new ArrayList<RecordEvent>();
        long bytes = 0;
        while (!waiting.isEmpty() && batch.size() < BATCH_EVENTS && bytes < BATCH_BYTES) {
            bytes += waiting.peek().bytes();
            batch.add(waiting.remove());
        }
        waitingBytes -= bytes;
        return batch;
    }

    private synchronized void waitWhile(BooleanSupplier condition, long ms) throws InterruptedException {
        long end = System.nanoTime() + ms * 1_000_000;
        for (long left = ms; left > 0 && condition.getAsBoolean(); left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    private synchronized boolean isGathering() {
        return !waiting.isEmpty() && waiting.size() < BATCH_EVENTS && !closing && flushTo <= written + givenUp;
    }

    /** Returns when the batch is written or given up. */
    private void write(List<RecordEvent> batch) {
        long pause = FIRST_PAUSE_MS;
        int errors = 0;
        while (true) {
            try {
                if (records.isOpen() || records.open()) {
                    records.transaction(connection -> batches.write(connection, batch));
                    settle(batch.size(), 0);
                    return;
                }
            } catch (SQLException e) {
                if (SqlFailure.isOfData(e)) {
                    writeParts(batch, e);
                    return;
                }
                records.failed(e);
                if (batch.size() > 1 && SqlFailure.isOfTime(e) && records.open()) {
                    // It answers, so it was too much at once.
                    writeParts(batch, e);
                    return;
                }
            } catch (RuntimeException | Error e) {
                // Want of memory may pass, and parts want less of it.
                if (batch.size() > 1 || e instanceof RuntimeException || ++errors == ERRORS_BORNE) {
                    writeParts(batch, e);
                    return;
                }
            }
            if (!pauseBeforeRetry(pause)) {
                settle(0, batch.size());
                return;
            }
            pause = Math.min(2 * pause, LAST_PAUSE_MS);
        }
    }

    /** One of them cannot be written, and is not to keep the others. */
    private void writeParts(List<RecordEvent> batch, Throwable failure) {
        if (batch.size() == 1) {
            LOG.log(
                    Level.ERROR,
                    "a record cannot be written and is lost: {0}: {1}",
                    batch.getFirst().getClass().getSimpleName(),
                    SqlFailure.reason(failure));
            settle(0, 1);
            return;
        }
        int middle = batch.size() / 2;
        write(batch.subList(0, middle));
        write(batch.subList(middle, batch.size()));
    }

    private synchronized void settle(int done, int lost) {
        written += done;
        givenUp += lost;
        dropped += lost;
        dropping = dropping && done == 0;
        notifyAll();
    }

    /** Whether to try again. */
    private synchronized boolean pauseBeforeRetry(long ms) {
        failures++;
        long end = System.nanoTime() + ms * 1_000_000;
        for (long left = ms; left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            if (closing && System.nanoTime() >= closeAt) {
                return false;
            }
            try {
                wait(closing ? Math.min(left, FIRST_PAUSE_MS) : left);
            } catch (InterruptedException e) {
                return false;
            }
        }
        return true;
    }

    /**
     * Waits until everything submitted before is settled.
     *
     * @return whether it is, within the limit
     */
    public synchronized boolean flush(Duration limit) throws InterruptedException {
        long target = submitted;
        flushTo = Math.max(flushTo, target);
        notifyAll();
        long end = System.nanoTime() + limit.toNanos();
        while (written + givenUp < target) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** How many events it has been given. */
    public synchronized long submitted() {
        return submitted;
    }

    /** How many of them, the first ones, are written or given up. */
    public synchronized long settled() {
        return written + givenUp;
    }

    /** What became of all events so far. */
    public synchronized RecordWriterStats stats() {
        return new RecordWriterStats(submitted - written - givenUp, written, dropped, failures);
    }

    /** How the database is, and what waits for it. */
    public Check check() {
        var database = records.check();
        var stats = stats();
        String waits = stats.pending() == 0 ? "" : "; records that wait: " + stats.pending();
        String lost = stats.dropped() == 0 ? "" : "; records lost: " + stats.dropped();
        return new Check(database.name(), database.ok(), database.detail() + waits + lost);
    }

    /** Writes what waits, within a limit; what then still waits is lost. */
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            closeAt = System.nanoTime() + CLOSE_LIMIT.toNanos();
            notifyAll();
        }
        try {
            // A write under way may take as long as a silent database is waited for.
            // Nobody interrupts it: in the end the process takes it along.
            if (thread.isAlive()) {
                var _ = thread.join(CLOSE_LIMIT.multipliedBy(2));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long left = stats().pending();
        if (left > 0 || stats().dropped() > 0) {
            LOG.log(Level.ERROR, "records that are lost: {0}", left + stats().dropped());
        }
    }
}

package dev.aloud.server.cache;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done about a bucket while no listener waits for it: whether it answers is found out, times of use are saved, its
 * blocks are counted, and those that nobody hears any more are removed. Several processes may do the same at once: what is
 * removed twice is removed.
 */
final class BucketUpkeep implements AutoCloseable {
    /** No block has this key, so asking for it tells whether the bucket can be read, and costs least. */
    private static final String NO_BLOCK = "0".repeat(64);

    private static final Logger LOG = LoggerFactory.getLogger(BucketUpkeep.class);
    private static final Duration WHILE_AWAY = Duration.ofSeconds(2);
    private static final Duration WHILE_WELL = Duration.ofSeconds(15);
    private static final Duration SAVE = Duration.ofMinutes(1);
    private static final long CLOSE_SECONDS = 5;

    /** As many as one request may name. */
    private static final int REMOVED_AT_ONCE = 1000;

    private final S3Location location;
    private final Duration limit;
    private final S3Bucket bucket;
    private final KnownObjects known;
    private final AccessLog accesses;
    private final Expiry expiry;
    private final CacheCounters counters;
    private final List<Breaker> breakers;
    private final ScheduledExecutorService watcher = thread("aloud-s3-watch");

    /** Long work does not keep the watcher from finding that the bucket answers again. */
    private final ScheduledExecutorService worker = thread("aloud-s3-upkeep");

    private long asked;

    /** The first answer takes longer, as everything is loaded for it. */
    private boolean warm;

    private volatile boolean worked;
    private volatile BucketException trouble;

    /**
     * @param limit an answer that takes longer is none for a listener
     */
    BucketUpkeep(
            S3Location location,
            Duration limit,
            S3Bucket bucket,
            KnownObjects known,
            AccessLog accesses,
            Expiry expiry,
            CacheCounters counters,
            List<Breaker> breakers) {
        this.location = location;
        this.limit = limit;
        this.bucket = bucket;
        this.known = known;
        this.accesses = accesses;
        this.expiry = expiry;
        this.counters = counters;
        this.breakers = List.copyOf(breakers);
    }

    /** Begins with nothing but to find out whether it answers, and to save times of use. */
    void watch() {
        every(watcher, Duration.ZERO, WHILE_AWAY, this::look);
        every(worker, SAVE, SAVE, this::save);
    }

    /** Begins with all of it. */
    void start() {
        watch();
        every(worker, Duration.ZERO, Expiry.EVERY, this::count);
        if (!expiry.keepsAll()) {
            every(worker, Expiry.FIRST, Expiry.EVERY, this::expire);
        }
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    private static void every(ScheduledExecutorService thread, Duration first, Duration then, Runnable what) {
        var _ = thread.scheduleWithFixedDelay(
                () -> {
                    try {
                        what.run();
                    } catch (RuntimeException e) {
                        LOG.error("Upkeep of the bucket failed", e);
                    }
                },
                first.toMillis(),
                then.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Whether it has ever answered as it should. */
    boolean hasWorked() {
        return worked;
    }

    /** What was wrong when it was last asked; null when nothing was. */
    BucketException trouble() {
        return trouble;
    }

    private boolean isAway() {
        return trouble != null || breakers.stream().anyMatch(breaker -> breaker.why() != null);
    }

    /** Asks whether it answers, often while it does not. */
    private void look() {
        long now = System.nanoTime();
        if (worked && !isAway() && now - asked < WHILE_WELL.toNanos()) {
            return;
        }
        asked = now;
        try {
            bucket.get(NO_BLOCK, "bytes=0-0");
            worked = true;
            long took = System.nanoTime() - now;
            if (warm && took > limit.toNanos()) {
                // It would keep listeners waiting in vain.
                throw BucketException.slow(location, limit);
            }
            warm = true;
            trouble = null;
            breakers.forEach(Breaker::foundWell);
        } catch (BucketException e) {
            trouble = e;
            breakers.forEach(breaker -> breaker.foundAway(e));
        }
    }

    /** Saves times of use, at once. */
    void save() {
        attempt("Times of use were not saved", accesses::save);
    }

    /** Counts what is there. */
    private void count() {
        attempt("The bucket's blocks were not counted", () -> list(expiry.round()));
    }

    /** Removes what nobody has heard for long, at once. */
    void expire() {
        save();
        attempt("Old blocks were not removed", () -> {
            var round = expiry.round();
            list(round);
            remove(round.due(), round);
        });
    }

    private synchronized void list(Expiry.Round round) throws BucketException {
        var totals = new long[2];
        known.beginListing();
        bucket.list(object -> {
            totals[0]++;
            totals[1] += object.length();
            known.met(object.key(), object.length(), object.modified());
            round.see(object.key(), accesses.lastHeard(object));
        });
        known.endListing(totals[0], totals[1]);
    }

    private void remove(List<String> keys, Expiry.Round round) throws BucketException {
        for (int from = 0; from < keys.size(); from += REMOVED_AT_ONCE) {
            var some = keys.subList(from, Math.min(keys.size(), from + REMOVED_AT_ONCE)).stream()
                    .filter(key -> isStillDue(key, round))
                    .toList();
            if (some.isEmpty()) {
                continue;
            }
            bucket.remove(some);
            some.forEach(known::gone);
            counters.expired.add(some.size());
        }
    }

    /** Listing a large bucket takes minutes, and meanwhile somebody may have heard a block or written it anew. */
    private boolean isStillDue(String key, Expiry.Round round) {
        return known.modified(key)
                .map(modified -> round.isDue(accesses.lastHeard(new S3Bucket.Listed(key, 0, modified))))
                .orElse(true);
    }

    private interface Work {
        void run() throws BucketException;
    }

    private void attempt(String otherwise, Work work) {
        try {
            work.run();
        } catch (BucketException e) {
            counters.errors.increment();
            LOG.debug("{}: {}", otherwise, e.getMessage());
        }
    }

    @Override
    public void close() {
        watcher.shutdownNow();
        if (!isAway()) {
            worker.execute(this::save);
        }
        worker.shutdown();
        try {
            if (!worker.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}

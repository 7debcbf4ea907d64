package dev.aloud.server.store.redis;

import dev.aloud.server.redis.RedisConnection;
import dev.aloud.server.redis.RedisException;
import dev.aloud.server.redis.RedisReply;
import dev.aloud.server.store.RecordsAwayException;
import dev.aloud.server.store.UsageEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings uses from the stream that workers fill, and gateways whose database is away, into the database, in batches. Every gateway has one; each use goes to one of them, and
 * is forgotten in Redis only after it is committed. What a gateway has taken and not booked for long another one takes, so that a use may
 * be booked twice, which the books do not mind. While the database is away uses wait in Redis.
 */
public final class UsageDrainer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UsageDrainer.class);
    private static final int FIELDS = 7;
    private static final int BATCH = 500;
    private static final long PAUSE_MS = 500;
    private static final Duration TAKEN_AGAIN = Duration.ofSeconds(10);
    private static final Duration FORGOTTEN = Duration.ofHours(1);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    /** Where uses are booked. */
    @FunctionalInterface
    public interface Books {
        /**
         * Books them; returns when that is committed.
         *
         * @throws RecordsAwayException when it cannot be done now
         */
        void commit(List<UsageEntry> entries);
    }

    private final RedisConnection redis;
    private final String gateway;
    private final Books books;
    private final Function<String, OptionalInt> pricePerSec;
    private final Duration takenAgain;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final LongAdder booked = new LongAdder();
    private final Thread thread;

    /**
     * Begins to drain.
     *
     * @param redis what gateways share; it is not closed by this
     * @param gateway this gateway's name, unlike any other's
     * @param books where uses are booked
     * @param pricePerSec thousandths of a credit that a second of a model's audio costs; empty when it is not known yet
     */
    public UsageDrainer(RedisConnection redis, String gateway, Books books, Function<String, OptionalInt> pricePerSec) {
        this(redis, gateway, books, pricePerSec, TAKEN_AGAIN);
    }

    UsageDrainer(
            RedisConnection redis,
            String gateway,
            Books books,
            Function<String, OptionalInt> pricePerSec,
            Duration takenAgain) {
        this.redis = redis;
        this.gateway = gateway;
        this.books = books;
        this.pricePerSec = pricePerSec;
        this.takenAgain = takenAgain;
        thread = Thread.ofPlatform().daemon().name("aloud-usage-drainer").start(this::work);
    }

    private record Taken(String id, Optional<UsageEntry> entry) {}

    private void work() {
        boolean more = false;
        while (more ? closed.getCount() > 0 : !rests()) {
            try {
                more = drain();
            } catch (RedisException | RecordsAwayException e) {
                // Both tell of themselves; what was taken stays taken, and is booked by whoever can.
                LOG.debug("Usage waits in Redis: {}", e.getMessage());
                more = false;
            } catch (RuntimeException e) {
                // Without this nothing would be booked any more.
                LOG.error("Usage could not be booked", e);
                more = false;
            }
        }
    }

    /** True when there may be more. */
    private boolean drain() throws RedisException {
        var taken = take();
        while (!taken.isEmpty()) {
            var entries = taken.stream().flatMap(one -> one.entry().stream()).toList();
            try {
                books.commit(entries);
            } catch (RecordsAwayException e) {
                if (rests()) {
                    return false;
                }
                continue;
            }
            booked.add(entries.size());
            redis.run(Scripts.BOOKED_USAGE, taken.stream().map(Taken::id).toArray());
            return taken.size() == BATCH;
        }
        return false;
    }

    private List<Taken> take() throws RedisException {
        var reply = redis.run(Scripts.TAKE_USAGE, gateway, BATCH, takenAgain.toMillis());
        var taken = new ArrayList<Taken>();
        for (int i = 0; i < reply.size(); i += FIELDS) {
            var model = reply.text(i + 4);
            var price = pricePerSec.apply(model);
            if (price.isEmpty()) {
                // It stays taken; a gateway that knows the model by then takes it again.
                LOG.debug("The price of {} is not known yet", model);
                continue;
            }
            taken.add(new Taken(reply.text(i), entry(reply, i, price.getAsInt())));
        }
        return taken;
    }

    private static Optional<UsageEntry> entry(RedisReply reply, int at, int price) {
        var id = reply.text(at);
        var use = reply.text(at + 2);
        try {
            int slash = use.indexOf('/');
            return Optional.of(new UsageEntry(
                    UUID.fromString(use.substring(0, slash)),
                    Integer.parseInt(use.substring(slash + 1)),
                    reply.text(at + 3),
                    Integer.parseInt(reply.text(at + 5)),
                    reply.text(at + 6).equals("1"),
                    price,
                    Instant.ofEpochMilli(Long.parseLong(id.substring(0, id.indexOf('-'))))));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            LOG.error("A use cannot be read and is not booked: entry {}, use {}", id, use);
            return Optional.empty();
        }
    }

    private boolean rests() {
        try {
            return closed.await(PAUSE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** How many uses this gateway has booked. */
    public long booked() {
        return booked.sum();
    }

    /** Takes no more; what it has taken and not booked another gateway takes. */
    @Override
    public void close() {
        closed.countDown();
        try {
            if (thread.join(CLOSE_LIMIT)) {
                redis.run(Scripts.LEAVE_USAGE, gateway, FORGOTTEN.toMillis());
            } else {
                thread.interrupt();
            }
        } catch (RedisException e) {
            LOG.debug("Gone without a word: {}", e.getMessage());
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}

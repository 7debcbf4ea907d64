package dev.aloud.server.queue.redis;

import dev.aloud.server.queue.Priority;
import dev.aloud.server.redis.RedisConnection;
import dev.aloud.server.redis.RedisException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** How full the queue of all gateways is, for metrics: asked at most once a second; while Redis is away, as it was. Thread-safe. */
public final class QueueDepth {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int PRIORITIES = Priority.values().length;

    private final RedisConnection redis;
    private List<Long> known =
            IntStream.range(0, 2 * PRIORITIES + 3).mapToObj(i -> 0L).toList();
    private long asked = System.nanoTime() - FRESH_NANOS;

    /** Measures the queue in this Redis. */
    public QueueDepth(RedisConnection redis) {
        this.redis = redis;
    }

    /** How many blocks of this priority wait for a worker. */
    public long waiting(Priority priority) {
        return value(2 * Urgency.of(priority));
    }

    /** For how long the oldest of them has waited. */
    public double oldestSeconds(Priority priority) {
        return value(2 * Urgency.of(priority) + 1) / 1000.0;
    }

    /** How many blocks workers hold. */
    public long held() {
        return value(2 * PRIORITIES);
    }

    /** How many blocks were given up and wait for an operator. */
    public long deadLetters() {
        return value(2 * PRIORITIES + 1);
    }

    /** How many uses are booked and not yet in the database. */
    public long usageEntries() {
        return value(2 * PRIORITIES + 2);
    }

    private synchronized long value(int index) {
        // A Redis that is away must not hold up the metrics that say so.
        if (redis.isUp() && System.nanoTime() - asked >= FRESH_NANOS) {
            try {
                var reply = redis.run(Scripts.DEPTH);
                known = IntStream.range(0, reply.size()).mapToObj(reply::number).toList();
            } catch (RedisException e) {
                // The gauge aloud_redis_up says that these figures are old.
                return known.get(index);
            } finally {
                asked = System.nanoTime();
            }
        }
        return known.get(index);
    }
}

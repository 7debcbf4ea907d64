package dev.aloud.server.queue.redis;

import dev.aloud.server.redis.RedisConnection;
import dev.aloud.server.redis.RedisException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.resps.StreamEntry;

/** The blocks that were given up, for an operator to read, to have tried again, or to remove. Thread-safe. */
public final class DeadLetters {
    private static final String STREAM = "aloud:1:dead";

    private final RedisConnection redis;

    /** What has become of a wish to have a letter tried again. */
    public enum Requeued {
        /** It waits for a worker. */
        DONE,
        /** There is no such letter (any more). */
        GONE,
        /** It was written by another version of Aloud, which alone can read it. */
        OTHER_VERSION
    }

    /** Those in this Redis. */
    public DeadLetters(RedisConnection redis) {
        this.redis = redis;
    }

    /** The newest, newest first. */
    public List<DeadLetter> newest(int count) throws RedisException {
        return redis.ask(client -> client.xrevrange(STREAM, "+", "-", count)).stream()
                .map(DeadLetters::letter)
                .toList();
    }

    private static DeadLetter letter(StreamEntry entry) {
        Map<String, String> fields = entry.getFields();
        return new DeadLetter(
                entry.getID().toString(),
                Instant.ofEpochMilli(entry.getID().getTime()),
                fields.getOrDefault("reason", ""),
                fields.getOrDefault("message", ""),
                fields.getOrDefault("worker", ""),
                Integer.parseInt(fields.getOrDefault("tries", "0")),
                fields.getOrDefault("key", ""),
                fields.getOrDefault("model", ""),
                fields.getOrDefault("voice", ""),
                fields.getOrDefault("text", ""));
    }

    /** Has a letter tried again, as if for the first time. */
    public Requeued requeue(String id) throws RedisException {
        return switch (redis.run(Scripts.REQUEUE, valid(id)).text(0)) {
            case "requeued" -> Requeued.DONE;
            case "version" -> Requeued.OTHER_VERSION;
            default -> Requeued.GONE;
        };
    }

    /** Removes a letter; false when there is no such letter (any more). */
    public boolean remove(String id) throws RedisException {
        var entry = new StreamEntryID(valid(id));
        return redis.ask(client -> client.xdel(STREAM, entry)) > 0;
    }

    private static String valid(String id) {
        if (!id.matches("[0-9]{1,18}-[0-9]{1,18}")) {
            throw new IllegalArgumentException("a dead letter's id looks like 1763650000000-0, not \"" + id + "\"");
        }
        return id;
    }
}

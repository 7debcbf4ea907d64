package dev.aloud.server.store.redis;

import dev.aloud.server.redis.RedisConnection;
import dev.aloud.server.redis.RedisException;
import dev.aloud.server.store.InMemoryPositions;
import dev.aloud.server.store.Position;
import dev.aloud.server.store.Positions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Positions that gateways share. What comes while Redis is away is kept in memory and told to it when it is back; there, too, the newest
 * wins. Thread-safe.
 */
public final class RedisPositions implements Positions {
    private static final Duration KEPT = Duration.ofDays(30);

    private final RedisConnection redis;
    private final InMemoryPositions here = new InMemoryPositions(InMemoryPositions.DEFAULT_MAX);
    private final Behind behind = new Behind("aloud-positions");

    /**
     * @param redis what gateways share; it is not closed by this
     */
    public RedisPositions(RedisConnection redis) {
        this.redis = redis;
    }

    @Override
    public Position put(Position position) {
        // In microseconds, as the database has it.
        var exact = new Position(
                position.textSha256(), position.offset(), position.updated().truncatedTo(ChronoUnit.MICROS));
        var counts = here.put(exact);
        if (redis.isUp()) {
            try {
                return here.put(send(counts));
            } catch (RedisException e) {
                // It is told when Redis is back.
            }
        }
        behind.tell(() -> here.put(send(counts)));
        return counts;
    }

    /** The position that counts in Redis afterwards. */
    private Position send(Position position) throws RedisException {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, position.updated());
        var reply = redis.run(Scripts.PUT_POSITION, position.textSha256(), micros, position.offset(), KEPT.toMillis());
        return position(position.textSha256(), reply.text(0), reply.text(1));
    }

    private static Position position(String textSha256, String micros, String offset) {
        var updated = Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
        return new Position(textSha256, Integer.parseInt(offset), updated);
    }

    @Override
    public Optional<Position> find(String textSha256) {
        if (redis.isUp()) {
            try {
                var there = redis.ask(client -> client.hmget("aloud:1:position:" + textSha256, "us", "offset"));
                if (there.get(0) != null) {
                    here.put(position(textSha256, there.get(0), there.get(1)));
                }
            } catch (RedisException e) {
                // What is known here is told then.
            }
        }
        return here.find(textSha256);
    }

    /** Tells the rest, within a limit. */
    @Override
    public void close() {
        behind.close();
    }
}

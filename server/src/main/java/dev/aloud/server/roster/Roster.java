package dev.aloud.server.roster;

import dev.aloud.server.redis.RedisConnection;
import dev.aloud.server.redis.RedisException;
import dev.aloud.server.redis.RedisScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The processes of one kind that have shown themselves in Redis. Thread-safe. */
public final class Roster {
    private static final RedisScript ANNOUNCE = RedisScript.of(Roster.class, "announce.lua");
    private static final RedisScript PRESENT = RedisScript.of(Roster.class, "present.lua");

    /** Shown each three seconds; who was missed three times is gone. */
    private static final Duration LIVES = Duration.ofSeconds(10);

    private static final Duration KEPT = Duration.ofHours(1);

    private final RedisConnection redis;
    private final String hash;
    private final Release ours;

    private Roster(RedisConnection redis, String hash, Release ours) {
        this.redis = redis;
        this.hash = hash;
        this.ours = ours;
    }

    /** The workers. */
    public static Roster ofWorkers(RedisConnection redis) {
        return ofWorkers(redis, Release.OURS);
    }

    static Roster ofWorkers(RedisConnection redis, Release ours) {
        return new Roster(redis, "aloud:workers", ours);
    }

    /** The gateways. */
    public static Roster ofGateways(RedisConnection redis) {
        return ofGateways(redis, Release.OURS);
    }

    static Roster ofGateways(RedisConnection redis, Release ours) {
        return new Roster(redis, "aloud:gateways", ours);
    }

    /** Which release looks. */
    Release ours() {
        return ours;
    }

    void write(Card card) throws RedisException {
        redis.run(ANNOUNCE, hash, card.id(), CardJson.write(card));
    }

    void remove(String id) throws RedisException {
        redis.ask(client -> client.hdel(hash, id));
    }

    /** Who has shown itself lately, by name. */
    List<Card> present() throws RedisException {
        var reply = redis.run(PRESENT, hash, KEPT.toMillis());
        var cards = new ArrayList<Card>();
        for (int i = 0; i + 1 < reply.size(); i += 2) {
            // Also not what seems to come from the future: after a step of the clock it would live on and on.
            if (Math.abs(reply.number(i)) <= LIVES.toMillis()) {
                CardJson.read(reply.text(i + 1), ours).ifPresent(cards::add);
            }
        }
        cards.sort(Comparator.comparing(Card::id));
        return cards;
    }
}

package dev.aloud.server.queue.redis;

import dev.aloud.server.queue.BlockRequest;
import dev.aloud.server.queue.Priority;
import dev.aloud.server.queue.Use;
import dev.aloud.server.redis.RedisConnection;
import dev.aloud.server.redis.RedisException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a gateway does in Redis, one script each. Thread-safe. */
final class GatewaySteps {
    /** How long audio stays that every gateway has fetched: until it can be found in a cache. */
    private static final Duration LINGER = Duration.ofSeconds(20);

    private final RedisConnection redis;
    private final String gateway;
    private final int limit;

    GatewaySteps(RedisConnection redis, String gateway, int limit) {
        this.redis = redis;
        this.gateway = gateway;
        this.limit = limit;
    }

    /** How a block stands, as Redis says it. */
    enum Standing {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        FULL,
        GONE;

        static Standing of(String state) {
            return switch (state) {
                case "waiting" -> WAITING;
                case "running" -> RUNNING;
                case "done" -> DONE;
                case "failed" -> FAILED;
                case "full" -> FULL;
                default -> GONE;
            };
        }
    }

    record Submitted(Standing standing, long waiting) {}

    record Looked(List<Standing> standings, long waiting) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Fetched(Standing standing, String code, String message, byte[] audio) {}

    Submitted submit(long number, BlockRequest request, Collection<Use> uses, Priority priority) throws RedisException {
        var voicing = request.voicing();
        var arguments = new ArrayList<Object>(List.of(
                gateway,
                number,
                request.key(),
                Urgency.of(priority),
                limit,
                voicing.model(),
                voicing.revision(),
                voicing.voice(),
                voicing.speed().thousandths(),
                request.text()));
        uses.forEach(use -> arguments.add(use.job() + "/" + use.block()));
        var reply = redis.run(Scripts.SUBMIT, arguments.toArray());
        return new Submitted(Standing.of(reply.text(0)), reply.number(1));
    }

    void hasten(String key, Priority priority) throws RedisException {
        redis.run(Scripts.HASTEN, key, Urgency.of(priority));
    }

    void leave(Collection<OpenFlight> flights) throws RedisException {
        redis.run(Scripts.LEAVE, named(flights));
    }

    Looked look(Collection<OpenFlight> flights) throws RedisException {
        var reply = redis.run(Scripts.LOOK, named(flights));
        var standings = new ArrayList<Standing>(reply.size() - 1);
        for (int i = 1; i < reply.size(); i++) {
            standings.add(Standing.of(reply.text(i)));
        }
        return new Looked(standings, reply.number(0));
    }

    private Object[] named(Collection<OpenFlight> flights) {
        var arguments = new ArrayList<Object>(1 + 2 * flights.size());
        arguments.add(gateway);
        for (var flight : flights) {
            arguments.add(flight.request().key());
            arguments.add(flight.number());
        }
        return arguments.toArray();
    }

    Fetched fetch(String key) throws RedisException {
        var reply = redis.run(Scripts.FETCH, gateway, key, LINGER.toMillis());
        return new Fetched(Standing.of(reply.text(0)), reply.text(1), reply.text(2), reply.bytes(3));
    }
}

package dev.aloud.server.queue.redis;

import dev.aloud.server.media.BlockAudio;
import dev.aloud.server.queue.BlockRequest;
import dev.aloud.server.queue.Outlook;
import dev.aloud.server.queue.Speaker;
import dev.aloud.server.queue.Use;
import dev.aloud.server.redis.RedisConnection;
import dev.aloud.server.redis.RedisException;
import dev.aloud.server.testservers.RedisServer;
import dev.aloud.server.worker.WorkerLoop;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.resps.StreamEntry;

/** A Redis of a test's own, and the gateways and workers that share it; all end with it. */
final class SharedRedis implements AutoCloseable {
    static final String MODEL = "m";
    static final ModelRevision LANE = new ModelRevision(MODEL, "1");
    static final Duration LEASE = Duration.ofMillis(300);
    static final int MOST_TRIES = 3;
    static final Duration UNSPOKEN = Duration.ofMillis(100);

    final RedisServer server = RedisServer.start();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** Audio of which one can tell who has spoken it. */
    static BlockAudio audio(int level) {
        var pcm = new byte[320];
        Arrays.fill(pcm, (byte) level);
        return new BlockAudio(16_000, pcm, List.of());
    }

    static BlockRequest block(String text) {
        return new BlockRequest(text, text, new Voicing(MODEL, "1", "one", Speed.NORMAL));
    }

    static BlockRequest block(String text, Use use) {
        return new BlockRequest(text, text, new Voicing(MODEL, "1", "one", Speed.NORMAL), Optional.of(use));
    }

    RedisConnection connection() {
        var connection = RedisConnection.open(server.uri());
        open.push(connection);
        return connection;
    }

    RedisBlockQueue gateway() {
        return gateway(100, RedisBlockQueue.AWAY_LIMIT);
    }

    RedisBlockQueue gateway(int limit, Duration awayLimit) {
        return gateway(limit, awayLimit, voicing -> true);
    }

    RedisBlockQueue patientGateway(Duration unspokenLimit, Function<Voicing, Outlook> outlook) {
        var gateway = new RedisBlockQueue(
                connection(), 100, Duration.ofSeconds(1), RedisBlockQueue.AWAY_LIMIT, outlook, unspokenLimit);
        open.push(gateway);
        return gateway;
    }

    RedisBlockQueue gateway(int limit, Duration awayLimit, Predicate<Voicing> spoken) {
        var gateway = new RedisBlockQueue(
                connection(),
                limit,
                Duration.ofSeconds(1),
                awayLimit,
                voicing -> spoken.test(voicing) ? Outlook.SPOKEN : Outlook.NOBODY,
                UNSPOKEN);
        open.push(gateway);
        return gateway;
    }

    /** A worker that does only what the test does. */
    RedisWorkSource source(String name) {
        return new RedisWorkSource(connection(), name, LEASE, MOST_TRIES, Duration.ZERO);
    }

    WorkerLoop worker(String name, int atOnce, Speaker speaker) {
        var worker = new WorkerLoop(source(name), speaker, () -> Map.of(LANE, atOnce), Duration.ofMillis(100));
        open.push(worker);
        worker.start();
        return worker;
    }

    /** One that stands still for long without losing what it holds. */
    WorkerLoop worker(String name, Duration lease, Speaker speaker) {
        var patient = new RedisWorkSource(connection(), name, lease, MOST_TRIES, Duration.ZERO);
        var worker = new WorkerLoop(patient, speaker, () -> Map.of(LANE, 1), Duration.ofMillis(100));
        open.push(worker);
        worker.start();
        return worker;
    }

    Jedis look() {
        return server.connect();
    }

    List<StreamEntry> stream(String name) {
        try (var redis = look()) {
            return redis.xrange(name, "-", "+");
        }
    }

    List<StreamEntry> usage() {
        return stream("aloud:1:usage");
    }

    boolean hasFlight(String key) {
        try (var redis = look()) {
            return redis.exists("aloud:1:flight:" + key);
        }
    }

    /** What a test expects of Redis while it is there. */
    interface Question<T> {
        T ask() throws RedisException;
    }

    static <T> T answer(Question<T> question) {
        try {
            return question.ask();
        } catch (RedisException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        try {
            while (!open.isEmpty()) {
                open.pop().close();
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            server.close();
        }
    }
}

package dev.aloud.server;

import static dev.aloud.server.TestGateway.paragraphs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.protocol.Message.Phase;
import dev.aloud.server.config.ConfigKey;
import dev.aloud.server.testservers.EmptyRedis;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Servers that share a queue in Redis. */
final class SharedQueueTest {
    @RegisterExtension
    static final EmptyRedis redis = new EmptyRedis();

    private static TestGateway server(Map<ConfigKey, String> settings) {
        var all = new EnumMap<ConfigKey, String>(ConfigKey.class);
        all.put(ConfigKey.REDIS_URL, redis.uri().toString());
        all.putAll(settings);
        return TestGateway.start(all);
    }

    @Test
    void a_listener_hears_through_redis_what_the_worker_inside_speaks() {
        try (var server = server(Map.of())) {
            var listener = server.listen(server.job(paragraphs(3)));
            listener.want(0, 3);
            for (int block = 0; block < 3; block++) {
                listener.await(block, Phase.Ready.class);
            }
            assertThat(server.engine.spoken()).isEqualTo(3);
            Await.until("the blocks are cached", () -> server.cache.size() == 3);
            assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_block_that_listeners_of_two_gateways_want_is_spoken_once_and_both_hear_it() {
        try (var one = server(Map.of());
                var other = server(Map.of())) {
            one.engine.gate();
            other.engine.gate();
            var there = one.listen(one.job(paragraphs(1)));
            var here = other.listen(other.job(paragraphs(1)));
            there.want(0, 1);
            here.want(0, 1);
            here.await(0, Phase.Running.class);
            there.await(0, Phase.Running.class);
            one.engine.pass(1);
            other.engine.pass(1);
            here.await(0, Phase.Ready.class);
            there.await(0, Phase.Ready.class);
            assertThat(one.engine.spoken() + other.engine.spoken()).isEqualTo(1);
            Await.until("both cache it", () -> one.cache.size() == 1 && other.cache.size() == 1);
        }
    }

    @Test
    void while_the_queue_is_full_new_jobs_are_refused_for_a_while() {
        try (var server = server(Map.of(ConfigKey.QUEUE_MAX_BLOCKS, "2"))) {
            server.engine.gate();
            var first = server.listen(server.job(paragraphs(1)));
            first.want(0, 1);
            first.await(0, Phase.Running.class);
            var listeners = server.listenToOthers(2);
            Await.until(
                    "the queue is full",
                    () -> server.speak(Map.of("text", "One more.")).statusCode() == 503);
            var refused = server.speak(Map.of("text", "One more."));
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(TestGateway.json(refused).get("code").asText()).isEqualTo("busy");
            server.engine.pass(3);
            listeners.forEach(listener -> listener.await(0, Phase.Ready.class));
            Await.until(
                    "there is room again",
                    () -> server.speak(Map.of("text", "One more.")).statusCode() == 201);
        }
    }

    @Test
    void metrics_tell_how_full_the_shared_queue_is() {
        try (var server = server(Map.of())) {
            server.engine.gate();
            server.listenToOthers(4);
            Await.until("one block is held and three wait", () -> {
                var text = new String(server.get("/metrics").body(), StandardCharsets.UTF_8);
                return text.lines()
                                .filter(line -> line.startsWith("aloud_queue_lag{"))
                                .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(' ') + 1)))
                                .sum()
                        == 3;
            });
            var text = new String(server.get("/metrics").body(), StandardCharsets.UTF_8);
            assertThat(text)
                    .contains(
                            "aloud_redis_up 1\n",
                            "aloud_queue_dead_letters 0\n",
                            "aloud_queue_held 1\n",
                            "aloud_queue_lag{priority=\"background\"} 0\n");
        }
    }

    @Test
    void a_server_starts_without_redis_says_so_and_serves_when_it_is_there() {
        redis.stop();
        try (var server = server(Map.of())) {
            var listener = server.listen(server.job(paragraphs(1)));
            listener.want(0, 1);
            var health = server.get("/health/ready");
            // Redis is away for every server alike: were they unready, nobody would be served what is cached.
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(new String(health.body(), StandardCharsets.UTF_8)).contains("degraded", "redis.url");
            assertThat(new String(server.get("/metrics").body(), StandardCharsets.UTF_8))
                    .contains("aloud_check_ok{check=\"redis\"} 0\n");
            redis.startAgain();
            listener.await(0, Phase.Ready.class);
            assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
        } finally {
            redis.startAgain();
        }
    }
}

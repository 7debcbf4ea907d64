package dev.aloud.server;

import static dev.aloud.server.TestGateway.paragraph;
import static dev.aloud.server.TestGateway.paragraphs;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aloud.protocol.Message.Phase;
import dev.aloud.server.catalogue.Catalogue;
import dev.aloud.server.config.ConfigException;
import dev.aloud.server.config.ConfigKey;
import dev.aloud.server.config.ServerConfig;
import dev.aloud.server.synthesis.ScriptedAdapter;
import dev.aloud.server.testservers.EmptyRedis;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Gateways and workers that have nothing in common but a real Redis. */
class WorkerTest {
    @RegisterExtension
    static final EmptyRedis redis = new EmptyRedis();

    private static TestGateway gateway(boolean speaks) {
        return TestGateway.start(Map.of(
                ConfigKey.REDIS_URL, redis.uri().toString(), ConfigKey.WORKER_ENABLED, Boolean.toString(speaks)));
    }

    private static Worker worker(ScriptedAdapter engine) {
        try {
            var config = ServerConfig.of(Map.of(ConfigKey.REDIS_URL, redis.uri().toString()));
            return Worker.start(config, Catalogue.of(List.of(engine)));
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String state(TestGateway gateway) {
        var models = TestGateway.json(gateway.get("/v1/models")).get("models");
        return models.isEmpty() ? "none" : models.get(0).get("state").asText();
    }

    private static JsonNode check(TestGateway gateway, String name) {
        for (var check : TestGateway.json(gateway.get("/health/ready")).get("checks")) {
            if (check.get("name").asText().equals(name)) {
                return check;
            }
        }
        throw new AssertionError("no check " + name);
    }

    @Test
    void a_model_that_only_a_worker_has_is_listed_previewed_and_listened_to() throws Exception {
        var engine = new ScriptedAdapter(TestGateway.MODEL, 1);
        try (var gateway = gateway(false);
                var worker = worker(engine)) {
            assertThat(worker.awaitReady()).isTrue();
            Await.until("it is seen", () -> state(gateway).equals("ready"));
            assertThat(check(gateway, "workers").get("detail").asText()).isEqualTo(worker.name() + " speaks toy");
            Await.until("all is ready", () -> gateway.get("/health/ready").statusCode() == 200);
            assertThat(gateway.get("/v1/models/toy/voices/one/preview").statusCode())
                    .isEqualTo(200);
            var listener = gateway.listen(gateway.job(paragraphs(3)));
            listener.want(0, 3);
            for (int i = 0; i < 3; i++) {
                listener.await(i, Phase.Ready.class);
            }
            assertThat(engine.spoken(paragraph(2))).isEqualTo(1);
            assertThat(gateway.engine.spoken()).as("by the gateway").isZero();
        }
    }

    @Test
    void without_a_worker_there_is_no_model_and_a_model_whose_worker_has_gone_is_expected_back() throws Exception {
        try (var gateway = gateway(false)) {
            assertThat(state(gateway)).isEqualTo("none");
            assertThat(gateway.get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(check(gateway, "workers").get("detail").asText()).startsWith("none; 'aloud worker");
            var refused = gateway.speak(Map.of("text", "Hello"));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(TestGateway.json(refused).get("code").asText()).isEqualTo("no_worker");
            try (var worker = worker(new ScriptedAdapter(TestGateway.MODEL, 1))) {
                assertThat(worker.awaitReady()).isTrue();
                Await.until("it is seen", () -> state(gateway).equals("ready"));
            }
            Await.until("it is missed", () -> state(gateway).equals("loading"));
            assertThat(gateway.get("/health/ready").statusCode())
                    .as("what is cached is heard meanwhile")
                    .isEqualTo(200);
            assertThat(check(gateway, "models").get("degraded").asBoolean()).isTrue();
            assertThat(gateway.speak(Map.of("text", "Hello")).statusCode())
                    .as("jobs can be made meanwhile")
                    .isEqualTo(201);
        }
    }

    @Test
    void the_worker_inside_one_gateway_speaks_for_another() {
        try (var speaking = gateway(true);
                var other = gateway(false)) {
            Await.until("it is seen", () -> state(other).equals("ready"));
            var listener = other.listen(other.job(paragraphs(1)));
            listener.want(0, 1);
            listener.await(0, Phase.Ready.class);
            assertThat(speaking.engine.spoken(paragraph(0))).isEqualTo(1);
        }
    }

    @Test
    void a_worker_that_stops_finishes_what_it_speaks_and_is_gone_at_once() throws Exception {
        var engine = new ScriptedAdapter(TestGateway.MODEL, 1);
        engine.gate();
        try (var gateway = gateway(false)) {
            var worker = worker(engine);
            Await.until("it is seen", () -> state(gateway).equals("ready"));
            var listener = gateway.listen(gateway.job(paragraphs(2)));
            listener.want(0, 2);
            listener.await(0, Phase.Running.class);
            var stopping = Thread.ofVirtual().start(worker::close);
            Await.until("it is gone", () -> state(gateway).equals("loading"));
            engine.pass(1);
            stopping.join();
            worker.awaitShutdown();
            listener.await(0, Phase.Ready.class);
            assertThat(engine.spoken()).as("it took no further block").isEqualTo(1);
            try (var next = worker(new ScriptedAdapter(TestGateway.MODEL, 1))) {
                assertThat(next.awaitReady()).isTrue();
                listener.await(1, Phase.Ready.class);
            }
        }
    }
}

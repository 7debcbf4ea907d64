package dev.aloud.server.http;

import static dev.aloud.server.TestGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aloud.server.Await;
import dev.aloud.server.TestGateway;
import dev.aloud.server.config.ConfigKey;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where readers are. */
class PositionsTest {
    private static final String PATH = "/v1/positions/" + "0123456789abcdef".repeat(4);

    @TempDir
    private Path data;

    @Test
    void a_position_is_found_as_it_was_told() {
        try (var server = TestGateway.start()) {
            assertThat(server.get(PATH).statusCode()).isEqualTo(404);
            var told = put(server, "{\"offset\":120,\"updated\":\"2026-01-02T04:04:05.678+01:00\"}");
            assertThat(told.statusCode()).isEqualTo(200);
            var found = json(server.get(PATH));
            assertThat(found).isEqualTo(json(told));
            assertThat(found.get("offset").asInt()).isEqualTo(120);
            assertThat(found.get("updated").asText()).isEqualTo("2026-01-02T03:04:05.678Z");
            assertThat(found.get("text_sha256").asText()).isEqualTo("0123456789abcdef".repeat(4));
        }
    }

    @Test
    void the_device_that_was_there_last_is_right_in_whatever_order_they_tell() {
        try (var server = TestGateway.start()) {
            put(server, "{\"offset\":120,\"updated\":\"2026-01-02T12:00:00Z\"}");
            var late = json(put(server, "{\"offset\":7,\"updated\":\"2026-01-02T11:00:00Z\"}"));
            assertThat(late.get("offset").asInt()).isEqualTo(120);
            assertThat(json(server.get(PATH)).get("offset").asInt()).isEqualTo(120);
            put(server, "{\"offset\":8,\"updated\":\"2026-01-02T12:00:00.001Z\"}");
            assertThat(json(server.get(PATH)).get("offset").asInt()).isEqualTo(8);
        }
    }

    @Test
    void a_clock_that_is_ahead_does_not_have_the_last_word() {
        try (var server = TestGateway.start()) {
            var ahead = json(put(server, "{\"offset\":1,\"updated\":\"2999-01-01T00:00:00Z\"}"));
            assertThat(updated(ahead)).isBefore(Instant.parse("2999-01-01T00:00:00Z"));
            JsonNode now;
            do {
                now = json(put(server, "{\"offset\":2}"));
            } while (updated(now).equals(updated(ahead)));
            assertThat(now.get("offset").asInt()).isEqualTo(2);
        }
    }

    @Test
    void what_is_wrong_is_named() {
        try (var server = TestGateway.start()) {
            var answer = put(server, "{\"offset\":1.5,\"updated\":\"yesterday\",\"page\":3}");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(json(answer).get("errors").findValuesAsText("field"))
                    .containsExactlyInAnyOrder("offset", "updated", "page");
            assertThat(put(server, "{}").statusCode()).isEqualTo(400);
            assertThat(put(server, "[]").statusCode()).isEqualTo(400);
            assertThat(put(server, "{\"offset\":2147483648}").statusCode()).isEqualTo(400);
            assertThat(server.get("/v1/positions/ABC").statusCode()).isEqualTo(400);
            assertThat(server.get(PATH).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void after_a_restart_it_is_there_and_the_newest_still_wins() {
        var settings = Map.of(ConfigKey.DATA, data.toString());
        try (var server = TestGateway.recorded(settings)) {
            awaitRecords(server);
            put(server, "{\"offset\":120,\"updated\":\"2026-01-02T12:00:00Z\"}");
        }
        try (var server = TestGateway.recorded(settings)) {
            awaitRecords(server);
            var late = json(put(server, "{\"offset\":7,\"updated\":\"2026-01-02T11:00:00Z\"}"));
            assertThat(late.get("offset").asInt()).isEqualTo(120);
        }
        try (var server = TestGateway.recorded(settings)) {
            awaitRecords(server);
            assertThat(json(server.get(PATH)).get("offset").asInt()).isEqualTo(120);
            put(server, "{\"offset\":200,\"updated\":\"2026-01-02T13:00:00Z\"}");
        }
        try (var server = TestGateway.recorded(settings)) {
            awaitRecords(server);
            assertThat(json(server.get(PATH)).get("offset").asInt()).isEqualTo(200);
        }
    }

    private static void awaitRecords(TestGateway server) {
        Await.until(
                "records are there",
                () -> json(server.get("/health/ready")).toString().contains("schema version"));
    }

    private static Instant updated(JsonNode position) {
        return Instant.parse(position.get("updated").asText());
    }

    private static HttpResponse<byte[]> put(TestGateway server, String json) {
        return server.send(
                server.request(PATH).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }
}

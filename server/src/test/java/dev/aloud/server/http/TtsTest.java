package dev.aloud.server.http;

import static dev.aloud.server.TestGateway.json;
import static dev.aloud.server.TestGateway.paragraphs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.protocol.Message.Phase;
import dev.aloud.server.Await;
import dev.aloud.server.RawClient;
import dev.aloud.server.TestGateway;
import dev.aloud.server.config.ConfigKey;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /v1/models/{model}/tts}, and whatever can be wrong with it. */
class TtsTest {
    private static final String PATH = "/v1/models/toy/tts";

    private TestGateway server = TestGateway.start(Map.of(ConfigKey.JOBS_MAX_TEXT_BYTES, "1000"));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_text_becomes_a_job_with_an_address_and_an_estimate() {
        var response = server.speak(Map.of("text", paragraphs(3), "voice", "two", "speed", 1.5, "codec", "opus"));
        var job = json(response);
        assertThat(response.statusCode()).isEqualTo(201);
        String id = job.get("job_id").asText();
        assertThat(UUID.fromString(id).version()).isEqualTo(7);
        assertThat(response.headers().firstValue("Location")).hasValue("/v1/jobs/" + id);
        assertThat(job.get("ws_url").asText())
                .isEqualTo("ws://127.0.0.1:" + server.gateway.uri().getPort() + "/v1/ws/" + id);
        assertThat(job.get("blocks").asInt()).isEqualTo(3);
        assertThat(job.get("est_sec").asInt()).isBetween(1, 20);
        var described = json(server.get("/v1/jobs/" + id));
        assertThat(described.get("voice").asText()).isEqualTo("two");
        assertThat(described.get("speed").decimalValue()).isEqualByComparingTo("1.5");
        assertThat(described.get("codec").asText()).isEqualTo("opus");
        assertThat(described.get("state").asText()).isEqualTo("queued");
    }

    @Test
    void without_voice_speed_and_codec_there_are_defaults() {
        var job = json(server.get("/v1/jobs/" + server.job("Hello there.")));
        assertThat(job.get("voice").asText()).isEqualTo("one");
        assertThat(job.get("speed").decimalValue()).isEqualByComparingTo("1");
        assertThat(job.get("codec").asText()).isEqualTo("pcm");
    }

    @Test
    void an_unknown_model_is_not_found_and_the_models_are_named() {
        var response = server.post("/v1/models/nobody/tts", "{\"text\":\"Hello.\"}");
        assertProblem(response, 404, "unknown_model");
        assertThat(json(response).get("detail").asText()).contains("toy");
    }

    @Test
    void an_unknown_voice_is_named_as_the_wrong_field() {
        assertField(server.speak(Map.of("text", "Hello.", "voice", "nobody")), "unknown_voice", "voice");
    }

    @ParameterizedTest
    @Timeout(20)
    @ValueSource(
            strings = {
                "0",
                "0.2499",
                "4.001",
                "-1",
                "1e9",
                "1e300000000",
                "1e999999999",
                "1e-300000000",
                "1e-2147483647",
                "\"fast\"",
                "true",
                "1.00001",
                "1000"
            })
    void a_speed_out_of_range_is_named_as_the_wrong_field(String speed) {
        assertField(server.post(PATH, "{\"text\":\"Hello.\",\"speed\":" + speed + "}"), "invalid_request", "speed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"  \\n \"", "\"\\u0000\\u0007\\u200b\"", "null", "7", "[\"Hello.\"]"})
    void an_empty_text_is_named_as_the_wrong_field(String text) {
        assertField(server.post(PATH, "{\"text\":" + text + "}"), "invalid_request", "text");
    }

    @Test
    void a_missing_text_is_named() {
        assertField(server.post(PATH, "{}"), "invalid_request", "text");
    }

    @Test
    void a_text_over_the_limit_is_too_large_counted_in_utf8() {
        assertField(server.speak(Map.of("text", "a".repeat(1001))), 413, "text_too_long", "text");
        assertField(server.speak(Map.of("text", "é".repeat(501))), 413, "text_too_long", "text");
        assertThat(server.speak(Map.of("text", "é".repeat(500))).statusCode()).isEqualTo(201);
    }

    @Test
    void a_body_over_the_limit_is_too_large() {
        server.close();
        server = TestGateway.start(Map.of(ConfigKey.HTTP_MAX_BODY_BYTES, "2048"));
        assertProblem(server.speak(Map.of("text", "a".repeat(3000))), 413, "too_large");
        var chunked = server.request(PATH)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString("{\"text\":\"" + "a".repeat(3000) + "\"}")));
        assertProblem(server.send(chunked), 413, "too_large");
        assertThat(server.speak(Map.of("text", "Still well.")).statusCode()).isEqualTo(201);
    }

    @Test
    void an_unknown_codec_is_named_as_the_wrong_field() {
        assertField(server.speak(Map.of("text", "Hello.", "codec", "wma")), "invalid_request", "codec");
    }

    @Test
    void an_unknown_field_is_named_instead_of_being_passed_over() {
        assertField(server.speak(Map.of("text", "Hello.", "vioce", "one")), "invalid_request", "vioce");
    }

    @Test
    void every_wrong_field_is_named_at_once() {
        var response = server.post(PATH, "{\"text\":\"\",\"speed\":9,\"codec\":\"x\",\"voice\":3,\"more\":1}");
        assertThat(json(response).get("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("text", "speed", "codec", "voice", "more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"text\":\"Hello.\"",
                "{\"text\":\"a\"} more",
                "\u0001",
                "{\"text\":\"a\",\"text\":\"b\"}",
                "{'text':'a'}"
            })
    void broken_json_is_told_and_nothing_of_the_server_is_shown(String body) {
        var response = server.post(PATH, body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).doesNotContain("jackson", "Exception", "java.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"007b0000", "7b000000", "feff", "ff", "00", "c328", "22ff22", "0000feff00007b"})
    void bytes_that_are_no_text_are_no_json(String hex) {
        var request = server.request(PATH)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(HexFormat.of().parseHex(hex)));
        assertProblem(server.send(request), 400, "bad_json");
    }

    @Test
    void a_client_who_is_gone_amid_its_body_is_no_fault_of_the_server() {
        try (var raw = RawClient.connect(server.gateway.uri())) {
            raw.send(bodyOf("{\"text\":\"", 900));
        }
        Await.until("the end of the request", () -> metric("aloud_http_bodies_bytes") == 0);
        assertThat(metric("aloud_http_requests_total{status=\"5xx\"}")).isZero();
    }

    @Test
    void bodies_are_read_only_as_far_as_there_is_memory_for_them() {
        server.close();
        server = TestGateway.start(Map.of(ConfigKey.HTTP_MAX_BODY_BYTES, "2048"));
        try (var first = RawClient.connect(server.gateway.uri());
                var second = RawClient.connect(server.gateway.uri())) {
            first.send(bodyOf("{", 2000));
            second.send(bodyOf("{", 2000));
            Await.until("both are being read", () -> metric("aloud_http_bodies_bytes") >= 4000);
            var refused = server.speak(Map.of("text", "a".repeat(100)));
            assertProblem(refused, 503, "busy");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        }
        Await.until("both are let go", () -> metric("aloud_http_bodies_bytes") == 0);
        assertThat(server.speak(Map.of("text", "Now there is room.")).statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_body_of_unknown_length_counts_as_the_longest() {
        server.close();
        server = TestGateway.start(Map.of(ConfigKey.HTTP_MAX_BODY_BYTES, "2048"));
        try (var raw = RawClient.connect(server.gateway.uri())) {
            raw.send(head("Transfer-Encoding: chunked"));
            Await.until("it is being read", () -> metric("aloud_http_bodies_bytes") == 2048);
        }
        Await.until("it is let go", () -> metric("aloud_http_bodies_bytes") == 0);
    }

    private String bodyOf(String begin, int length) {
        return head("Content-Length: " + length) + begin;
    }

    private String head(String framing) {
        return "POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + framing
                + "\r\n\r\n";
    }

    private double metric(String name) {
        return new String(server.get("/metrics").body(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void deeply_nested_json_is_refused() {
        assertProblem(server.post(PATH, "[".repeat(10_000)), 400, "bad_json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonp", "nonsense"})
    void another_content_type_is_not_supported(String type) {
        var request =
                server.request(PATH).header("Content-Type", type).POST(BodyPublishers.ofString("{\"text\":\"a\"}"));
        assertProblem(server.send(request), 415, "unsupported_media_type");
    }

    @Test
    void no_content_type_is_not_supported() {
        assertProblem(
                server.send(server.request(PATH).POST(BodyPublishers.ofString("{}"))), 415, "unsupported_media_type");
    }

    @Test
    void a_charset_parameter_is_taken() {
        var request = server.request(PATH)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString("{\"text\":\"Hello.\"}"));
        assertThat(server.send(request).statusCode()).isEqualTo(201);
    }

    @Test
    void another_method_is_not_allowed_and_the_right_one_is_named() {
        var response = server.get(PATH);
        assertProblem(response, 405, "method_not_allowed");
        assertThat(response.headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    void what_was_refused_leaves_no_job_behind() {
        server.speak(Map.of("text", ""));
        server.speak(Map.of("text", "Hello.", "voice", "nobody"));
        var metrics = new String(server.get("/metrics").body(), StandardCharsets.UTF_8);
        assertThat(metrics).contains("\naloud_jobs 0\n");
    }

    private static void assertField(HttpResponse<byte[]> response, String code, String field) {
        assertField(response, 400, code, field);
    }

    private static void assertField(HttpResponse<byte[]> response, int status, String code, String field) {
        assertProblem(response, status, code);
        assertThat(json(response).get("errors").findValuesAsText("field")).containsExactly(field);
    }

    static void assertProblem(HttpResponse<byte[]> response, int status, String code) {
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = json(response);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("code").asText()).isEqualTo(code);
        assertThat(problem.get("type").asText()).isEqualTo("urn:aloud:problem:" + code);
        assertThat(problem.get("title").asText()).isNotBlank();
        assertThat(problem.get("detail").asText()).isNotBlank();
        assertThat(response.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @Test
    void while_too_many_blocks_wait_new_jobs_are_refused_for_a_while() {
        server.close();
        server = TestGateway.start(Map.of(ConfigKey.QUEUE_MAX_BLOCKS, "2"));
        server.engine.gate();
        var first = server.listen(server.job(paragraphs(1)));
        first.want(0, 1);
        first.await(0, Phase.Running.class);
        var listeners = server.listenToOthers(2);
        Await.until(
                "the queue is full",
                () -> server.speak(Map.of("text", "One more.")).statusCode() == 503);
        var refused = server.speak(Map.of("text", "One more."));
        assertThat(json(refused).get("code").asText()).isEqualTo("busy");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        server.engine.pass(3);
        listeners.forEach(listener -> listener.await(0, Phase.Ready.class));
        Await.until(
                "there is room again",
                () -> server.speak(Map.of("text", "One more.")).statusCode() == 201);
    }
}

package dev.aloud.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aloud.server.RawClient;
import dev.aloud.server.TestGateway;
import dev.aloud.server.config.ConfigKey;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the server answers: hosts, origins, preflights and the headers of every answer. */
class AccessTest {
    private static final String FRIEND = "https://friend.example";

    private static TestGateway server;

    @BeforeAll
    static void start() {
        server = TestGateway.start(Map.of(ConfigKey.ALLOWED_ORIGINS, FRIEND));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "http://127.0.0.1",
                "http://127.0.0.1.evil.example",
                "https://friend.example.evil.example"
            })
    void a_foreign_origin_is_refused_on_every_method(String origin) {
        var post = server.request("/v1/models/toy/tts")
                .headers("Origin", origin, "Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"text\":\"Hello.\"}"));
        TtsTest.assertProblem(server.send(post), 403, "foreign_origin");
        TtsTest.assertProblem(server.get("/v1/models", "Origin", origin), 403, "foreign_origin");
        var preflight = server.request("/v1/models/toy/tts")
                .headers("Origin", origin, "Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody());
        var refused = server.send(preflight);
        TtsTest.assertProblem(refused, 403, "foreign_origin");
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void the_servers_own_pages_are_not_foreign() {
        String own = "http://127.0.0.1:" + server.gateway.uri().getPort();
        var response = server.get("/v1/models", "Origin", own);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void a_configured_origin_may_use_the_api() {
        var response = server.get("/v1/models", "Origin", FRIEND);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue(FRIEND);
        assertThat(response.headers().allValues("Vary")).contains("Origin");
        var preflight = server.send(server.request("/v1/models/toy/tts")
                .headers("Origin", FRIEND, "Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Methods")
                        .orElseThrow())
                .contains("POST");
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Headers")
                        .orElseThrow())
                .contains("Content-Type");
    }

    @Test
    void a_foreign_origin_is_refused_as_a_websocket() {
        String job = server.job("Hello.");
        assertThatThrownBy(() -> connect(job, "https://evil.example"))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refusal ->
                                assertThat(refusal.getResponse().statusCode()).isEqualTo(403));
        connect(job, FRIEND).abort();
    }

    private static WebSocket connect(String job, String origin) {
        return server.http()
                .newWebSocketBuilder()
                .header("Origin", origin)
                .subprotocols("aloud.blocks.v1")
                .buildAsync(
                        URI.create(server.uri("/v1/ws/" + job).toString().replace("http:", "ws:")),
                        new WebSocket.Listener() {})
                .join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example"})
    void a_name_that_somebody_pointed_at_this_machine_is_not_answered(String host) {
        try (var raw = RawClient.connect(server.gateway.uri())) {
            raw.send("GET /v1/models HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
            assertThat(raw.readResponse()).startsWith("HTTP/1.1 421 ").contains("foreign_host");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1", "[::1]:99"})
    void loopback_names_are_answered(String host) {
        try (var raw = RawClient.connect(server.gateway.uri())) {
            raw.send("GET /v1/models HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
            assertThat(raw.readResponse()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void a_client_that_asks_for_it_has_its_connection_closed() {
        try (var raw = RawClient.connect(server.gateway.uri())) {
            raw.send("GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(raw.readAll()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void every_answer_carries_the_security_headers() {
        for (String path : new String[] {"/v1/models", "/nothing/here", "/health/live", "/metrics"}) {
            var headers = server.get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe-inline", "'unsafe-eval'");
            assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
            assertThat(headers.firstValue("Cross-Origin-Embedder-Policy")).hasValue("require-corp");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        }
    }

    @Test
    void what_is_not_http_is_answered_with_a_problem() {
        try (var raw = RawClient.connect(server.gateway.uri())) {
            raw.send("GET /v1/models HTTP/1.1\r\nno header\r\n\r\n");
            assertThat(raw.readResponse()).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
        }
        try (var raw = RawClient.connect(server.gateway.uri())) {
            raw.send("GET /v1/models HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(40_000) + "\r\n\r\n");
            assertThat(raw.readResponse()).startsWith("HTTP/1.1 4").contains("application/problem+json");
        }
    }
}

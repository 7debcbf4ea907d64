package dev.aloud.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.server.RawClient;
import dev.aloud.server.TestGateway;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's files, as a browser gets them; the files themselves are those under {@code web/test} of the tests. */
class WebFilesTest {
    private static TestGateway server;

    @BeforeAll
    static void start() {
        server = TestGateway.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "hello.html, text/html; charset=utf-8",
        "hello.mjs, text/javascript; charset=utf-8",
        "hello.wasm, application/wasm",
        "hello.webmanifest, application/manifest+json"
    })
    void a_file_has_its_type(String name, String type) {
        var response = server.get("/test/" + name);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(type);
        assertThat(response.headers().firstValue("Cross-Origin-Embedder-Policy"))
                .hasValue("require-corp");
    }

    @Test
    void a_folder_is_its_index() {
        assertThat(new String(server.get("/test/").body(), StandardCharsets.UTF_8))
                .contains("the index");
    }

    @Test
    void a_browser_that_has_a_file_is_told_so_and_asks_every_time() {
        var first = server.get("/test/hello.html");
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        var again = server.get("/test/hello.html", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(server.get("/test/hello.html", "If-None-Match", "\"x\"").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, deflate, br | br",
                "gzip | gzip",
                "br;q=0, gzip;q=0.5 | gzip",
                "identity | none",
                "brotli | none"
            })
    void a_compressed_form_goes_to_those_who_take_it(String accept, String coding) {
        var response = server.get("/test/hello.mjs", "Accept-Encoding", accept);
        assertThat(response.headers().firstValue("Content-Encoding").orElse("none"))
                .isEqualTo(coding);
        assertThat(new String(response.body(), StandardCharsets.UTF_8))
                .contains(coding.equals("none") ? "export" : coding.equals("br") ? "as brotli" : "as gzip");
        assertThat(response.headers().allValues("Vary")).contains("Accept-Encoding");
    }

    @Test
    void each_form_of_a_file_has_a_tag_of_its_own() {
        String plain = tag("identity");
        assertThat(tag("br")).isNotEqualTo(plain);
        assertThat(tag("gzip")).isNotEqualTo(plain);
    }

    private static String tag(String accept) {
        var response = server.get("/test/hello.mjs", "Accept-Encoding", accept);
        return response.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void head_tells_the_length_and_sends_nothing() {
        var response = server.send(server.request("/test/hello.html").method("HEAD", BodyPublishers.noBody()));
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValueAsLong("Content-Length"))
                .hasValue(server.get("/test/hello.html").body().length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/test",
                "/test/missing.html",
                "/test/hello.exe",
                "/test/../../junit-platform.properties",
                "/test/%2e%2e/%2e%2e/openapi.yaml",
                "/..%2f..%2fetc/passwd",
                "/test/hello.html%00.txt",
                "/test/hello.mjs.br",
                "/META-INF/MANIFEST.MF",
                "/test\\hello.html"
            })
    void what_is_not_a_file_of_the_page_is_not_found(String path) {
        try (var raw = RawClient.connect(server.gateway.uri())) {
            raw.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(raw.readResponse()).matches("(?s)HTTP/1.1 (400|404) .*problem.json.*");
        }
    }

    @Test
    void only_get_and_head_read_files() {
        TtsTest.assertProblem(server.delete("/test/hello.html"), 404, "not_found");
    }
}

package dev.aloud.server.http;

import static dev.aloud.server.TestGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.server.RawClient;
import dev.aloud.server.TestGateway;
import dev.aloud.server.ToyPack;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of installed packs, as a browser that speaks with them gets them. */
class PackFilesTest {
    private static final String MODEL = "/models/toy/model.onnx";

    @TempDir
    private static Path folder;

    private static ToyPack pack;
    private static TestGateway server;

    @BeforeAll
    static void start() throws Exception {
        pack = new ToyPack();
        server = TestGateway.with(pack.installed(folder.resolve("models")));
        Files.writeString(folder.resolve("models/toy/notes.txt"), "private");
        Files.writeString(folder.resolve("secret.txt"), "private");
    }

    @AfterAll
    static void stop() {
        server.close();
        pack.close();
    }

    private static String address(String path) {
        return "/models/toy/" + path + "?v=" + pack.manifest(path).revision();
    }

    @Test
    void the_list_tells_sizes_checksums_and_where_installed_files_are() {
        var list = json(server.get("/v1/models/toy/files"));
        assertThat(list.path("state").asText()).isEqualTo("installed");
        assertThat(list.path("install").isNull()).isTrue();
        var model = list.path("files").get(0);
        assertThat(model.path("path").asText()).isEqualTo("model.onnx");
        assertThat(model.path("bytes").asInt()).isEqualTo(pack.content("model.onnx").length);
        assertThat(model.path("sha256").asText())
                .isEqualTo(pack.manifest("model.onnx").sha256());
        assertThat(model.path("url").asText()).isEqualTo(address("model.onnx"));
        assertThat(list.path("files").get(2).path("path").asText()).isEqualTo("extra.onnx");
        assertThat(list.path("files").get(2).path("url").isNull()).isTrue();
        TtsTest.assertProblem(server.get("/v1/models/nobody/files"), 404, "not_found");
    }

    @Test
    void a_file_comes_whole_and_may_be_kept_for_good_by_the_isolated_page() {
        for (String path : new String[] {"model.onnx", "voices/one.bin"}) {
            var response = server.get(address(path));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo(pack.content(path));
            var headers = response.headers();
            assertThat(headers.firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
            assertThat(headers.firstValue("Accept-Ranges")).hasValue("bytes");
            assertThat(headers.firstValue("Content-Type")).hasValue("application/octet-stream");
            assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
            assertThat(headers.firstValue("Cross-Origin-Embedder-Policy")).hasValue("require-corp");
        }
    }

    @Test
    void without_its_revision_a_file_is_asked_for_again_every_time() {
        var response = server.get(MODEL);
        assertThat(response.body()).isEqualTo(pack.content("model.onnx"));
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
        String tag = response.headers().firstValue("ETag").orElseThrow();
        var again = server.get(MODEL, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void a_range_goes_on_where_a_download_was_broken_off() {
        var content = pack.content("model.onnx");
        String tag = server.get(MODEL).headers().firstValue("ETag").orElseThrow();
        var rest = server.get(address("model.onnx"), "Range", "bytes=150000-", "If-Range", tag);
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(content, 150_000, content.length));
        assertThat(rest.headers().firstValue("Content-Range"))
                .hasValue("bytes 150000-" + (content.length - 1) + "/" + content.length);
        var middle = server.get(MODEL, "Range", "bytes=10-19");
        assertThat(middle.body()).isEqualTo(Arrays.copyOfRange(content, 10, 20));
        var last = server.get(MODEL, "Range", "bytes=-5");
        assertThat(last.body()).isEqualTo(Arrays.copyOfRange(content, content.length - 5, content.length));
        assertThat(server.get(MODEL, "Range", "bytes=10-19", "If-Range", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
        TtsTest.assertProblem(server.get(MODEL, "Range", "bytes=99999999-"), 416, "range_not_satisfiable");
    }

    @Test
    void head_tells_the_length_and_sends_nothing() {
        var response = server.send(server.request(MODEL).method("HEAD", BodyPublishers.noBody()));
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(pack.content("model.onnx").length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/models/toy/notes.txt",
                "/models/kokoro-82m/manifest.json",
                "/models/toy/manifest.json",
                "/models/toy/extra.onnx",
                "/models/toy/model.onnx?v=0123456789abcdef",
                "/models/toy/../../secret.txt",
                "/models/toy/..%2f..%2fsecret.txt",
                "/models/toy/%2e%2e/secret.txt",
                "/models/../models/toy/notes.txt",
                "/models/toy/voices",
                "/models/toy/voices/..%2fnotes.txt",
                "/models/toy/voices/",
                "/models/toy/",
                "/models/.toy.lock",
                "/models/nobody/model.onnx",
                "/models/kokoro-82m/model-fp32.onnx",
                "/models/toy/model.onnx%00"
            })
    void what_is_no_installed_file_of_the_manifest_is_not_found(String path) {
        try (var raw = RawClient.connect(server.gateway.uri())) {
            raw.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(raw.readResponse())
                    .matches("(?s)HTTP/1.1 (400|404) .*problem.json.*")
                    .doesNotContain("private");
        }
    }

    @Test
    void a_page_of_another_site_gets_nothing() {
        assertThat(server.get(MODEL, "Origin", "https://evil.example").statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_pack_that_is_installed_while_the_server_runs_is_served_and_one_that_is_damaged_is_not() throws Exception {
        try (var fresh = new ToyPack();
                var running = TestGateway.with(fresh.shelf(folder.resolve("later")))) {
            assertThat(json(running.get("/v1/models/toy/files")).path("state").asText())
                    .isEqualTo("not_installed");
            assertThat(json(running.get("/v1/models/toy/files")).path("install").asText())
                    .isEqualTo("ALOUD_MODELS=" + folder.resolve("later") + " aloud models install toy");
            assertThat(running.get(MODEL).statusCode()).isEqualTo(404);
            fresh.installed(folder.resolve("later"));
            assertThat(running.get(MODEL).statusCode()).isEqualTo(200);
            Files.write(folder.resolve("later/toy/model.onnx"), new byte[10]);
            assertThat(running.get(MODEL).statusCode()).isEqualTo(404);
            assertThat(json(running.get("/v1/models/toy/files")).path("state").asText())
                    .isEqualTo("damaged");
        }
    }
}

package dev.aloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aloud.pack.PackShelf;
import dev.aloud.protocol.Message;
import dev.aloud.protocol.Message.Phase;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** {@code aloud serve} in a process of its own, with the neural voice where it is installed. */
@Timeout(300)
@EnabledIf("kokoro")
class ServeProcessTest {
    private static final int STOPPED_BY_SIGTERM = 143;
    private static final String MODELS = "/v1/models";
    private static final String BODY = """
            {"text":"Everybody agreed that the old building had never looked so good.","speed":0.5}""";

    @TempDir
    private Path directory;

    private final HttpClient http = HttpClient.newHttpClient();

    static boolean kokoro() {
        return PackShelf.configured().installed("kokoro-82m").isPresent();
    }

    @Test
    void on_sigterm_the_block_that_the_engine_speaks_finishes_into_the_cache() throws Exception {
        var server = start();
        try (var out = server.inputReader(StandardCharsets.UTF_8)) {
            var address = address(out);
            awaitReady(address);
            var job = json(send(HttpRequest.newBuilder(address.resolve(MODELS + "/kokoro-82m/tts"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(BODY))))
                    .get("job_id")
                    .asText();
            var listener = TestListener.connect(http, address.resolve("/v1/ws/" + job));
            listener.want(0, 1);
            listener.await(0, Phase.Running.class);
            server.toHandle().destroy();
            assertThat(listener.awaitClose()).isEqualTo(1001);
            assertThat(listener.await(Message.ProtocolError.class).code()).isEqualTo("shutting_down");
            assertThat(server.waitFor()).as(this::said).isEqualTo(STOPPED_BY_SIGTERM);
            assertThat(said()).as("logs to the end").contains("stopping; blocks under way");
            assertThat(said()).doesNotContain("SIGSEGV", "fatal error", "Exception");
            assertThat(directory.resolve("hs_err.log")).doesNotExist();
            try (var cache = Files.walk(directory.resolve("data/cache"))) {
                assertThat(cache.filter(file -> file.toFile().length() > 100_000 && Files.isRegularFile(file)))
                        .as("blocks in the cache")
                        .hasSize(1);
            }
        } finally {
            server.destroyForcibly();
            http.shutdownNow();
        }
    }

    private Process start() throws IOException {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-X") || argument.startsWith("--"))
                .toList());
        line.add("-XX:ErrorFile=" + directory.resolve("hs_err.log"));
        line.add("-cp");
        line.add(System.getProperty("java.class.path"));
        line.add(Main.class.getName());
        line.add("serve");
        line.add("--port=0");
        line.add("--data=" + directory.resolve("data"));
        var builder = new ProcessBuilder(line)
                .redirectError(directory.resolve("stderr").toFile());
        builder.environment()
                .put("ALOUD_MODELS", PackShelf.configured().folder().toString());
        builder.environment().put("ALOUD_SHUTDOWN_GRACE", "120s");
        return builder.start();
    }

    private URI address(BufferedReader out) throws IOException {
        String line = out.readLine();
        assertThat(line).as(this::said).startsWith("Aloud is ready at ");
        return URI.create(line.substring("Aloud is ready at ".length()) + "/");
    }

    /** Waits until the model is loaded: loading is not to be what is stopped. The test's own limit ends it. */
    private void awaitReady(URI address) throws IOException, InterruptedException {
        while (true) {
            for (var model :
                    json(send(HttpRequest.newBuilder(address.resolve(MODELS)))).get("models")) {
                if (model.get("id").asText().equals("kokoro-82m")
                        && model.get("state").asText().equals("ready")) {
                    return;
                }
            }
            Thread.sleep(100);
        }
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static JsonNode json(HttpResponse<byte[]> response) {
        return TestGateway.json(response);
    }

    private String said() {
        try {
            return Files.readString(directory.resolve("stderr"));
        } catch (IOException e) {
            return "nothing on standard error: " + e.getMessage();
        }
    }
}

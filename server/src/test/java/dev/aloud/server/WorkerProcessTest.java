package dev.aloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.server.testservers.RedisServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code aloud worker} in a process of its own, with the engine that is always there. */
@Timeout(240)
class WorkerProcessTest {
    private static final int STOPPED_BY_SIGTERM = 143;

    @TempDir
    private Path directory;

    @Test
    void it_waits_for_redis_says_what_it_speaks_and_ends_on_sigterm() throws Exception {
        try (var redis = RedisServer.start()) {
            redis.stop();
            var process = start(redis);
            try (var out = process.inputReader(StandardCharsets.UTF_8)) {
                Await.until("it tells that Redis is away", () -> said().contains("trying again until it answers"));
                assertThat(said())
                        .contains("aloud: Redis at 127.0.0.1:" + redis.uri().getPort());
                redis.startAgain();
                assertThat(out.readLine()).matches("Aloud worker \\S+ is ready and speaks flite \\(1 at once\\)");
                try (var client = redis.connect()) {
                    assertThat(client.hgetAll("aloud:workers").values())
                            .singleElement()
                            .asString()
                            .contains("\"state\":\"READY\"");
                    process.toHandle().destroy();
                    assertThat(process.waitFor()).as(this::said).isEqualTo(STOPPED_BY_SIGTERM);
                    assertThat(client.exists("aloud:workers")).isFalse();
                }
                assertThat(out.readLine()).as("nothing more").isNull();
                assertThat(said()).doesNotContain("Exception");
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private Process start(RedisServer redis) throws IOException {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-X") || argument.startsWith("--"))
                .toList());
        // What the JVM itself has to say is not the command's output; the launcher has it so, too.
        line.add("-XX:+UnlockDiagnosticVMOptions");
        line.add("-XX:+DisplayVMOutputToStderr");
        line.add("-cp");
        line.add(System.getProperty("java.class.path"));
        line.add(Main.class.getName());
        line.add("worker");
        line.add("--redis=" + redis.uri());
        line.add("--models=flite");
        line.add("--concurrency=1");
        line.add("--data=" + directory.resolve("data"));
        return new ProcessBuilder(line)
                .redirectError(directory.resolve("stderr").toFile())
                .start();
    }

    private String said() {
        try {
            return Files.readString(directory.resolve("stderr"));
        } catch (IOException e) {
            return "nothing on standard error: " + e.getMessage();
        }
    }
}

package dev.aloud.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A process that is told to stop while a graph is being run. */
@Timeout(180)
final class ShutdownTest {
    private static final int STOPPED_BY_SIGTERM = 143;

    @TempDir
    private Path directory;

    @Test
    void a_run_comes_to_its_end_and_the_process_does_not_crash() throws Exception {
        Path pack = Files.createDirectory(directory.resolve("toy"));
        Files.write(pack.resolve(ToyVits.FILE), ToyGraph.slow());
        assertStops(SpeakingProcess.withToy(pack, directory));
    }

    @Test
    @EnabledIf("dev.aloud.adapter.onnx.InstalledPacks#kokoro")
    void so_it_is_with_kokoro() throws Exception {
        assertStops(SpeakingProcess.withKokoro(directory));
    }

    private void assertStops(Process process) throws IOException, InterruptedException {
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).as(this::said).isEqualTo(SpeakingProcess.SPEAKING);
            process.toHandle().destroy(); // the other way would close the pipes too
            assertThat(out.readLine()).as(this::said).matches(SpeakingProcess.SPOKEN + "[1-9]\\d{4,}");
            assertThat(process.waitFor()).as(this::said).isEqualTo(STOPPED_BY_SIGTERM);
            assertThat(said()).doesNotContain("SIGSEGV", "fatal error", "Exception");
            assertThat(directory.resolve("hs_err.log")).doesNotExist();
        } finally {
            process.destroyForcibly();
        }
    }

    private String said() {
        try {
            return Files.readString(directory.resolve("stderr"));
        } catch (IOException e) {
            return "nothing on standard error: " + e.getMessage();
        }
    }
}

package dev.aloud.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** ONNX Runtime tells nobody what runs here. */
@Timeout(60)
final class TelemetryTest {
    @TempDir
    private Path home;

    @Test
    void the_library_leaves_no_id_of_the_machine_behind() throws Exception {
        assertLoads("hello");
        try (var left = Files.walk(home)) {
            assertThat(left.filter(Files::isRegularFile)
                            .map(file -> home.relativize(file).toString()))
                    .containsExactly("stderr");
        }
    }

    @Test
    void a_long_command_line_does_not_crash_the_process() throws Exception {
        assertLoads("Please read me this. ".repeat(500));
    }

    @Test
    void who_has_switched_it_off_already_is_asked_for_nothing() {
        assertThatCode(() -> Telemetry.switchOff(Map.of("ORT_DISABLE_TELEMETRY", "1")))
                .doesNotThrowAnyException();
    }

    private void assertLoads(String argument) throws Exception {
        Process process = LoadingProcess.start(home, argument);
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .matches("1\\.\\d+\\.\\d+\\n");
        assertThat(process.waitFor()).isZero();
    }
}

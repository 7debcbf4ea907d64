package dev.aloud.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class TransferProgressTest {
    private final StringWriter written = new StringWriter();
    private long seconds = 1_000;

    private TransferProgress progress(boolean interactive) {
        return new TransferProgress(
                new PrintWriter(written, true), interactive, () -> TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void lines_come_when_a_stage_begins_and_then_now_and_then() {
        var progress = progress(false);
        for (int i = 0; i <= 40; i++) {
            progress.show("downloading", i * 10_000_000L, 400_000_000L);
            seconds++;
        }
        progress.show("unpacking", 0, 10);
        progress.end();
        assertThat(written.toString().lines())
                .containsExactly(
                        "downloading  0%  0 kB of 400.0 MB",
                        "downloading  25%  100.0 MB of 400.0 MB, 0:30 left",
                        "downloading  50%  200.0 MB of 400.0 MB, 0:20 left",
                        "downloading  75%  300.0 MB of 400.0 MB, 0:10 left",
                        "downloading  100%  400.0 MB of 400.0 MB",
                        "unpacking  0%  0 kB of 10.0 MB".replace("10.0 MB", "1 kB"));
    }

    @Test
    void how_long_the_rest_takes_does_not_count_what_came_before() {
        var progress = progress(false);
        progress.show("downloading", 300_000_000L, 400_000_000L);
        seconds += 10;
        progress.show("downloading", 310_000_000L, 400_000_000L);
        assertThat(written.toString()).endsWith("310.0 MB of 400.0 MB, 1:30 left\n");
    }

    @Test
    void a_bar_is_written_over_and_cleared() {
        var progress = progress(true);
        progress.show("downloading", 50, 100);
        progress.show("downloading", 51, 100);
        progress.show("downloading", 100, 100);
        progress.end();
        assertThat(written.toString())
                .startsWith("\r[████████████░░░░░░░░░░░░] downloading  50%")
                .doesNotContain("51%")
                .contains("100%")
                .endsWith("\r\u001b[K");
    }
}

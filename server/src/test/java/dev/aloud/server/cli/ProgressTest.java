package dev.aloud.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    private final StringWriter written = new StringWriter();
    private long seconds;

    private Progress progress(boolean interactive) {
        return new Progress(new PrintWriter(written, true), interactive, () -> TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void a_script_gets_a_line_now_and_then() {
        var progress = progress(false);
        for (int i = 1; i <= 25; i++) {
            seconds++;
            progress.spoken(100, 32_000, 16_000);
        }
        assertThat(written.toString()).hasLineCount(2);
        assertThat(written.toString().lines()).containsExactly("block 10, 0:20 of audio", "block 20, 0:40 of audio");
    }

    @Test
    void once_counted_it_tells_how_much_is_left() {
        var progress = progress(false);
        progress.total(new Progress.Total(100, 10_000));
        for (int i = 1; i <= 10; i++) {
            seconds++;
            progress.spoken(100, 32_000, 16_000);
        }
        assertThat(written.toString().strip()).isEqualTo("10%  block 10 of 100, 0:20 of audio, 1:30 left");
    }

    @Test
    void a_person_gets_one_line_that_is_written_over() {
        var progress = progress(true);
        progress.total(new Progress.Total(2, 200));
        seconds = 1;
        progress.spoken(100, 16_000, 16_000);
        seconds = 2;
        progress.spoken(100, 16_000, 16_000);
        progress.end();
        assertThat(written.toString()).doesNotContain("\n").contains("[████████████░░░░░░░░░░░░]  50%", "100%");
        assertThat(written.toString()).endsWith("\r\u001b[K");
    }

    @Test
    void a_person_who_waits_for_the_engine_is_told_so_and_a_script_is_not() {
        progress(false).loading();
        assertThat(written.toString()).isEmpty();
        var progress = progress(true);
        progress.loading();
        assertThat(written.toString()).isEqualTo("\rloading the voice…\u001b[K");
        progress.end();
        assertThat(written.toString()).endsWith("\r\u001b[K");
    }

    @Test
    void a_long_time_is_told_in_hours() {
        assertThat(Progress.clock(59)).isEqualTo("0:59");
        assertThat(Progress.clock(61)).isEqualTo("1:01");
        assertThat(Progress.clock(3_661)).isEqualTo("1:01:01");
    }
}

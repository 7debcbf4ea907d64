package dev.aloud.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class LoadGeneratorTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return new CommandLine(new LoadGenerator())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }

    @Test
    void help_says_what_every_option_does_and_gives_examples() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--seek-every", "--max-underruns", "Examples:", "Exit codes:");
    }

    @Test
    void wrong_usage_is_told_and_exits_with_two() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("--url");
        assertThat(run("--url", "http://127.0.0.1:1", "--listeners", "0")).isEqualTo(2);
        assertThat(run("--url", "http://127.0.0.1:1", "--rate", "9")).isEqualTo(2);
    }

    @Test
    void listeners_who_cannot_connect_are_counted_and_the_run_fails(@TempDir Path folder) throws IOException {
        Path report = folder.resolve("report.json");
        int code = run(
                "--url",
                "http://127.0.0.1:" + closedPort(),
                "--listeners",
                "3",
                "--duration",
                "20",
                "--json",
                "" + report);

        assertThat(code).isEqualTo(1);
        var json = new ObjectMapper().readTree(report.toFile());
        assertThat(json.path("joined").asInt()).isEqualTo(3);
        assertThat(json.path("failures")).isNotEmpty();
        assertThat(json.path("first_audio").path("count").asInt()).isZero();
    }

    @Test
    void listeners_join_evenly_over_the_ramp() {
        var plan = new LoadPlan(
                URI.create("http://127.0.0.1"),
                4,
                Duration.ofSeconds(2),
                Duration.ofSeconds(9),
                "flite",
                "",
                "pcm",
                LoadPlan.Pace.FAST,
                1000,
                Duration.ZERO,
                false,
                0);

        assertThat(plan.joinsAfter(0)).isZero();
        assertThat(plan.joinsAfter(3)).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void a_metric_without_labels_is_read_from_prometheus_text() {
        String metrics = "# HELP a b\nprocess_cpu_seconds_total_x 9\nprocess_cpu_seconds_total 12.5 1700000000\n";

        assertThat(ServerProbe.value(metrics, "process_cpu_seconds_total")).hasValue(12.5);
        assertThat(ServerProbe.value(metrics, "absent")).isEmpty();
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

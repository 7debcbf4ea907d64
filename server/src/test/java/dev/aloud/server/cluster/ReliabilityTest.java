package dev.aloud.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The short form of {@link ReliabilityRun}. */
@Timeout(180)
class ReliabilityTest {
    @Test
    void all_is_delivered_and_booked_once_while_processes_die_at_random() {
        var faults = new Chaos.Faults(
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(4),
                Map.of(
                        1, Chaos.Fault.POSTGRES_AWAY,
                        2, Chaos.Fault.GATEWAY_KILLED,
                        3, Chaos.Fault.REDIS_RESTARTED_WITH_ITS_DATA));
        // All jobs are made before anything dies: one that nobody has written down yet may go with its gateway.
        var settings = new Reliability.Settings(200, 10, 100, 1, faults, Duration.ofSeconds(90));
        try (var cluster = Cluster.start()) {
            var result = new Reliability(cluster, settings).run();
            assertThat(result.isRight())
                    .as(() -> Json.write(result.figures()) + result.balance() + result.stuck() + cluster.logs())
                    .isTrue();
            assertThat(result.balance().delivered()).isEqualTo(result.blocks());
            assertThat(result.faults()).containsKeys(Chaos.Fault.POSTGRES_AWAY, Chaos.Fault.GATEWAY_KILLED);
        }
    }
}

package dev.aloud.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.server.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two gateways and three workers, each a process: jobs made at the one are listened to at the other. */
@Timeout(180)
class StartToFinishTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static Cluster cluster;

    @RegisterExtension
    final ShowLogs logs = new ShowLogs(() -> cluster.logs());

    @BeforeAll
    static void start() {
        cluster = Cluster.start();
        for (var name : List.of("gateway-1", "gateway-2")) {
            cluster.gateway(name, Map.of());
        }
        for (var name : List.of("worker-1", "worker-2", "worker-3")) {
            cluster.worker(name, 20, Map.of());
        }
        cluster.awaitAll();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void every_block_of_every_job_is_delivered_once_and_booked_once() {
        var listeners = new ArrayList<Listening>();
        for (int i = 0; i < 6; i++) {
            listeners.add(Listening.begin(cluster, Plan.of("Document " + i, 10), i));
        }
        try {
            Await.until(
                    "all are done: " + listeners,
                    LIMIT,
                    () -> listeners.stream().allMatch(Listening::isDone));
            new Books(cluster).check(listeners);
            assertThat(listeners)
                    .allSatisfy(listener -> assertThat(listener.troubles()).isEmpty());
            assertThat(cluster.workers())
                    .as("every worker has spoken")
                    .allSatisfy(worker -> assertThat(worker.log()).contains(ToneAdapter.began("")));
        } finally {
            listeners.forEach(Listening::close);
        }
    }
}

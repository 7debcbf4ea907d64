package dev.aloud.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.server.Await;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.StreamEntryID;

/**
 * Processes of two releases on one Redis. The other release is played by what it would write there: how it shows itself, and a
 * message in its version.
 */
@Timeout(120)
class UpgradeTest {
    private static final String WORKERS = "aloud:workers";
    private static final String GATEWAYS = "aloud:gateways";
    private static final String WORK = "aloud:1:work:" + ToneAdapter.MODEL + "@1:now";

    private Cluster cluster;

    @RegisterExtension
    final ShowLogs logs = new ShowLogs(() -> cluster.logs());

    @BeforeEach
    void start() {
        cluster = Cluster.start();
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    /** A process of the release before shows itself, as it does every few seconds. */
    private void show(String hash, String id) {
        try (var redis = cluster.redis().connect()) {
            var card = Map.of(
                    "seen",
                    Long.parseLong(redis.time().getFirst()) * 1000,
                    "id",
                    id,
                    "release",
                    "0.0.9",
                    "versions",
                    List.of(0),
                    "started",
                    1_700_000_000_000L,
                    "models",
                    List.of(Map.of("id", ToneAdapter.MODEL, "way_of_speaking", "of old")));
            redis.hset(hash, id, Json.write(card));
        }
    }

    private String readiness(Node gateway) {
        return cluster.get(gateway, "/health/ready")
                .map(answer -> answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8))
                .orElse("no answer");
    }

    @Test
    void a_gateway_names_a_worker_of_the_release_before_and_works_with_those_of_its_own() {
        var gateway = cluster.gateway("gateway", Map.of()).awaitAddress();
        Await.until("the old worker is refused", Node.START_LIMIT, () -> {
            show(WORKERS, "old-worker");
            return readiness(gateway).contains("old-worker");
        });
        assertThat(readiness(gateway)).startsWith("503").contains("upgrade the worker");

        cluster.worker("worker", 0, Map.of());
        cluster.awaitModel(ToneAdapter.MODEL);
        try (var listening = Listening.begin(cluster, Plan.of("New beside old", 4), 0)) {
            Await.until("all is heard", Node.START_LIMIT, listening::isDone);
            new Books(cluster).check(List.of(listening));
        }
        show(WORKERS, "old-worker");
        Await.until("ready with both named", Node.START_LIMIT, () -> {
            show(WORKERS, "old-worker");
            return readiness(gateway).startsWith("200") && readiness(gateway).contains("old-worker");
        });
    }

    @Test
    void a_worker_whose_gateways_are_all_of_the_release_before_says_who_has_to_be_upgraded() {
        show(GATEWAYS, "old-gateway");
        var worker = cluster.worker("worker", 0, Map.of());
        Await.until("the worker complains", Node.START_LIMIT, () -> {
            show(GATEWAYS, "old-gateway");
            return worker.said().contains("old-gateway") && worker.said().contains("upgrade the gateways");
        });
        assertThat(worker.isAlive()).isTrue();
    }

    @Test
    void a_message_of_another_version_goes_to_the_dead_letters_and_holds_up_nobody() {
        cluster.gateway("gateway", Map.of());
        cluster.worker("worker", 0, Map.of());
        cluster.awaitModel(ToneAdapter.MODEL);
        try (var first = Listening.begin(cluster, Plan.of("Before it", 2), 0)) {
            Await.until("the stream is there", Node.START_LIMIT, first::isDone);
        }
        try (var redis = cluster.redis().connect()) {
            redis.xadd(WORK, StreamEntryID.NEW_ENTRY, Map.of("v", "0", "key", "of old"));
        }
        try (var listening = Listening.begin(cluster, Plan.of("Behind it", 4), 0)) {
            Await.until("all is heard", Node.START_LIMIT, listening::isDone);
            var books = new Books(cluster);
            books.check(List.of(listening), 1);
            assertThat(books.deadLetters().getFirst())
                    .containsEntry("reason", "version")
                    .containsEntry("v", "0");
            assertThat(books.deadLetters().getFirst().get("message")).contains("workers and gateways of one release");
        }
    }
}

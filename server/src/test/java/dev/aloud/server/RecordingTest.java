package dev.aloud.server;

import static dev.aloud.server.TestGateway.json;
import static dev.aloud.server.TestGateway.paragraphs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.server.config.ConfigKey;
import dev.aloud.server.store.DatabaseHolder;
import dev.aloud.server.testservers.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a server keeps in a database, and that nobody who listens ever waits for it. */
@Timeout(120)
class RecordingTest {
    @TempDir
    private Path data;

    private DatabaseHolder other;

    @Test
    void after_a_restart_a_job_is_as_far_as_it_was_and_billed_once() throws SQLException {
        String job;
        String before;
        try (var server = TestGateway.recorded(embedded())) {
            job = server.job(paragraphs(3));
            hear(server, job, 0, 2);
            before = new String(server.get("/v1/jobs/" + job).body(), StandardCharsets.UTF_8);
            assertThat(json(server.get("/v1/jobs/" + job)).get("blocks_done").asInt())
                    .isEqualTo(2);
        }
        try (var server = TestGateway.recorded(embedded())) {
            awaitRecords(server);
            assertThat(new String(server.get("/v1/jobs/" + job).body(), StandardCharsets.UTF_8))
                    .isEqualTo(before);
            // The cache of a test's server is gone with it, so these are spoken again.
            hear(server, job, 0, 3);
            assertThat(json(server.get("/v1/jobs/" + job)).get("state").asText())
                    .isEqualTo("done");
        }
        assertThat(rows("select block_idx, reason from credit_event order by block_idx"))
                .containsExactly("0 synthesis", "1 synthesis", "2 synthesis");
        assertThat(rows("select idx from block order by idx")).containsExactly("0", "1", "2");
        assertThat(rows("select state from job")).containsExactly("done");
        assertThat(rows("select id from model")).containsExactly(TestGateway.MODEL);
        assertThat(rows("select model_id from voice")).contains(TestGateway.MODEL);
    }

    @Test
    void a_cancelled_job_is_cancelled_after_a_restart() {
        String job;
        try (var server = TestGateway.recorded(embedded())) {
            job = server.job(paragraphs(1));
            assertThat(server.delete("/v1/jobs/" + job).statusCode()).isEqualTo(204);
        }
        try (var server = TestGateway.recorded(embedded())) {
            awaitRecords(server);
            assertThat(json(server.get("/v1/jobs/" + job)).get("state").asText())
                    .isEqualTo("cancelled");
            assertThat(server.get("/v1/ws/" + job).statusCode()).isEqualTo(410);
        }
    }

    @Test
    void with_the_database_stopped_frozen_or_never_there_a_new_text_is_heard_at_once() {
        try (var database = PostgresServer.start()) {
            try (var server = TestGateway.recorded(postgres(database))) {
                awaitRecords(server);
                database.freeze();
                try {
                    hear(server, server.job(paragraphs("Frozen", 3)), 0, 3);
                } finally {
                    database.thaw();
                }
                database.stop();
                String job = server.job(paragraphs("Stopped", 3));
                hear(server, job, 0, 3);
                assertThat(json(server.get("/v1/jobs/" + job)).get("state").asText())
                        .isEqualTo("done");
                Await.until("it is told", () -> records(server).contains("is away since"));
                assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
                assertThat(server.get("/v1/jobs/01980000-0000-7000-8000-000000000001")
                                .statusCode())
                        .isEqualTo(503);
            }
            try (var server = TestGateway.recorded(postgres(database))) {
                hear(server, server.job(paragraphs("Never there", 3)), 0, 3);
            }
        }
    }

    @Test
    void a_server_whose_database_another_process_has_goes_on_without_and_takes_it_when_it_is_free() throws Exception {
        String job;
        try (var server = heldByAnother()) {
            job = server.job(paragraphs(2));
            hear(server, job, 0, 2);
            assertThat(server.get("/v1/jobs/01980000-0000-7000-8000-000000000001")
                            .statusCode())
                    .isEqualTo(404);
            other.close();
            awaitRecords(server);
        }
        assertThat(rows("select id from job")).containsExactly(job);
    }

    private TestGateway heldByAnother() throws IOException {
        other = DatabaseHolder.of(data.resolve("records"));
        var server = TestGateway.recorded(embedded());
        Await.until("it is told", () -> records(server).contains("is in use by another process"));
        assertThat(records(server)).contains("--data", "database.url");
        return server;
    }

    private Map<ConfigKey, String> embedded() {
        return Map.of(ConfigKey.DATA, data.toString());
    }

    private static Map<ConfigKey, String> postgres(PostgresServer database) {
        return Map.of(
                ConfigKey.DATABASE_URL, database.url(),
                ConfigKey.DATABASE_USER, database.user(),
                ConfigKey.DATABASE_PASSWORD, database.password());
    }

    private static void hear(TestGateway server, String job, int from, int to) {
        try (var listener = server.listen(job)) {
            listener.want(from, to);
            listener.awaitBlocks(to - from);
        }
    }

    private static void awaitRecords(TestGateway server) {
        Await.until("records are there", () -> records(server).contains("schema version"));
    }

    /** What readiness says of the records. */
    private static String records(TestGateway server) {
        for (var check : json(server.get("/health/ready")).get("checks")) {
            if (check.get("name").asText().equals("records")) {
                return check.get("detail").asText();
            }
        }
        throw new AssertionError("readiness does not name the records");
    }

    private List<String> rows(String sql) throws SQLException {
        String url = "jdbc:h2:file:" + data.resolve("records") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
        try (var connection = DriverManager.getConnection(url, "aloud", "");
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(result.getString(column));
                }
                rows.add(String.join(" ", row));
            }
            return rows;
        }
    }
}

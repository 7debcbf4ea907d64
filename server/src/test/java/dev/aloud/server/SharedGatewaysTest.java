package dev.aloud.server;

import static dev.aloud.server.TestGateway.paragraphs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.protocol.Message;
import dev.aloud.protocol.Message.Phase;
import dev.aloud.server.config.ConfigKey;
import dev.aloud.server.store.DatabaseAddress;
import dev.aloud.server.testservers.EmptyDatabases;
import dev.aloud.server.testservers.EmptyRedis;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways with one real Redis and one real PostgreSQL. */
class SharedGatewaysTest {

    @RegisterExtension
    static final EmptyRedis redis = new EmptyRedis();

    @RegisterExtension
    static final EmptyDatabases databases = new EmptyDatabases();

    @TempDir
    private Path data;

    private DatabaseAddress database;

    @BeforeEach
    void makeDatabase() {
        database = databases.empty();
    }

    private TestGateway gateway(boolean speaks) {
        return TestGateway.recorded(Map.of(
                ConfigKey.REDIS_URL, redis.uri().toString(),
                ConfigKey.WORKER_ENABLED, Boolean.toString(speaks),
                ConfigKey.DATA, data.toString(),
                ConfigKey.DATABASE_URL, database.url(),
                ConfigKey.DATABASE_USER, database.user(),
                ConfigKey.DATABASE_PASSWORD, database.password()));
    }

    private long count(String table) {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from " + table)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            return -1;
        }
    }

    private static boolean speaks(TestGateway gateway) {
        var models = TestGateway.json(gateway.get("/v1/models")).get("models");
        return !models.isEmpty() && models.get(0).get("state").asText().equals("ready");
    }

    @Test
    void a_job_made_at_one_is_listened_to_at_the_other_while_the_database_is_away_and_booked_once_afterwards() {
        try (var a = gateway(true);
                var b = gateway(false)) {
            Await.until("the schema is there", () -> count("credit_event") == 0);
            Await.until("the other sees the worker", () -> speaks(b));
            databases.server().stop();
            var job = a.job(paragraphs(3));
            var listener = b.listen(job);
            listener.want(0, 3);
            for (int i = 0; i < 3; i++) {
                listener.await(i, Phase.Ready.class);
            }
            assertThat(TestGateway.json(b.get("/v1/jobs/" + job))
                            .get("blocks_done")
                            .asInt())
                    .isEqualTo(3);
            databases.server().restart();
            Await.until("the workers' list is empty", () -> {
                try (var client = redis.connect()) {
                    return client.xlen("aloud:1:usage") == 0;
                }
            });
            Await.until("all is booked", () -> count("credit_event") == 3);
            assertThat(count("block")).isEqualTo(3);
            Await.until("the job is recorded", () -> count("job") == 1);
        }
        assertThat(count("credit_event")).isEqualTo(3);
    }

    @Test
    void a_job_cancelled_at_one_is_over_for_who_listens_at_the_other() {
        try (var a = gateway(true);
                var b = gateway(false)) {
            a.engine.gate();
            Await.until("the other sees the worker", () -> speaks(b));
            var job = a.job(paragraphs(3));
            var listener = b.listen(job);
            listener.want(0, 3);
            listener.await(0, Phase.Running.class);
            assertThat(a.delete("/v1/jobs/" + job).statusCode()).isEqualTo(204);
            assertThat(listener.await(Message.ProtocolError.class).code()).isEqualTo("cancelled");
            Await.until("the worker has stopped speaking for it", () -> a.engine.now() == 0);
            assertThat(TestGateway.json(b.get("/v1/jobs/" + job)).get("state").asText())
                    .isEqualTo("cancelled");
        }
    }
}

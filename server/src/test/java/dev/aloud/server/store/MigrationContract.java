package dev.aloud.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The schema on an empty database, and on one of the version before, with rows in it. */
abstract class MigrationContract {
    private static final String JOB = "01980000-0000-7000-8000-000000000001";
    private static final String FINISHED = "01980000-0000-7000-8000-000000000002";

    private HikariDataSource database;

    /** The address of a new empty database. */
    abstract DatabaseAddress empty();

    @BeforeEach
    void connect() {
        var address = empty();
        var settings = new HikariConfig();
        settings.setJdbcUrl(address.url());
        settings.setUsername(address.user());
        settings.setPassword(address.password());
        settings.setMaximumPoolSize(3);
        database = new HikariDataSource(settings);
    }

    @AfterEach
    void disconnect() {
        database.close();
    }

    @Test
    void an_empty_database_gets_every_table_and_the_local_user() throws SQLException {
        assertThat(Migrations.run(database)).isEqualTo("2");
        assertThat(tables())
                .contains(
                        "users",
                        "model",
                        "voice",
                        "job",
                        "job_text",
                        "block",
                        "credit_event",
                        "payment_provider",
                        "payment_session",
                        "document",
                        "document_text",
                        "reading_position");
        assertThat(rows("select id, tier from users")).containsExactly(LocalUser.ID + " local");
    }

    @Test
    void running_them_again_changes_nothing() throws SQLException {
        Migrations.run(database);
        assertThat(Migrations.run(database)).isEqualTo("2");
        assertThat(rows("select version from flyway_schema_history where version is not null order by installed_rank"))
                .containsExactly("1", "2");
    }

    @Test
    void the_last_version_is_that_of_the_last_file() {
        assertThat(Migrations.run(database, "latest")).isEqualTo(Migrations.LATEST);
    }

    @Test
    void rows_of_the_version_before_are_carried_over() throws SQLException {
        assertThat(Migrations.run(database, "1")).isEqualTo("1");
        execute(
                "insert into job (id, user_id, model_id, model_revision, voice_id, text_sha256, source_text, speed, codec,"
                        + " est_ms, state, created, finished) values"
                        + job(JOB, "queued", "null")
                        + "," + job(FINISHED, "done", "timestamp with time zone '2026-01-02 05:00:00+01:00'"));
        execute("insert into block (id, job_id, idx, sha256, duration_ms, cached, done) values (cast('" + JOB
                + "' as uuid), cast('" + JOB + "' as uuid), 0, '" + "a".repeat(64)
                + "', 1500, false, current_timestamp)");
        execute("insert into credit_event (id, user_id, delta, reason, job_id, block_idx, ts) values (cast('" + JOB
                + "' as uuid), cast('" + LocalUser.ID + "' as uuid), -30, 'synthesis', cast('" + JOB
                + "' as uuid), 0, current_timestamp)");

        assertThat(Migrations.run(database)).isEqualTo("2");

        assertThat(rows("select job_id, part, content from job_text order by job_id"))
                .containsExactly(JOB + " 0 [72, 105]", FINISHED + " 0 [72, 105]");
        assertThat(rows("select id, state from job where used = timestamp with time zone '2026-01-02 03:00:00+00:00'"))
                .containsExactly(JOB + " queued");
        assertThat(rows("select id, state from job where used = timestamp with time zone '2026-01-02 04:00:00+00:00'"))
                .containsExactly(FINISHED + " done");
        assertThat(rows("select job_id, idx, duration_ms from block")).containsExactly(JOB + " 0 1500");
        assertThat(rows("select job_id, block_idx, delta from credit_event")).containsExactly(JOB + " 0 -30");
    }

    @Test
    void a_block_is_billed_once() throws SQLException {
        Migrations.run(database);
        String event =
                "insert into credit_event (id, user_id, delta, reason, job_id, block_idx, ts) values (cast('%s' as"
                        + " uuid), cast('" + LocalUser.ID + "' as uuid), -30, 'synthesis', cast('" + JOB
                        + "' as uuid), 0, current_timestamp) on conflict do nothing";
        execute(event.formatted(JOB));
        execute(event.formatted(FINISHED));
        assertThat(rows("select id from credit_event")).containsExactly(JOB);
    }

    private static String job(String id, String state, String finished) {
        return " (cast('" + id + "' as uuid), cast('" + LocalUser.ID + "' as uuid), 'flite', '1', 'slt', '"
                + "0".repeat(64)
                + "', cast('Hi' as bytea), 1000, 'pcm', 900, '" + state
                + "', timestamp with time zone '2026-01-02 04:00:00+01:00', " + finished + ")";
    }

    private List<String> tables() throws SQLException {
        return rows("select lower(table_name) from information_schema.tables where lower(table_schema) = 'public'");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> rows(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    Object value = result.getObject(column);
                    row.add(value instanceof byte[] bytes ? java.util.Arrays.toString(bytes) : value.toString());
                }
                rows.add(String.join(" ", row).toLowerCase(Locale.ROOT));
            }
            return rows;
        }
    }
}

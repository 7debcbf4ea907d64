package dev.aloud.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aloud.server.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database has no server that would bring it back: whatever closes it, records heal by themselves. */
@Timeout(120)
class EmbeddedRecordsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final String KEY = "c".repeat(64);

    @TempDir
    private Path folder;

    private DatabaseAddress address;
    private Records records;

    @BeforeEach
    void open() {
        address = DatabaseAddress.ofFile(folder.resolve("records"));
        records = Records.at(address);
        assertThat(records.open()).isTrue();
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void a_database_that_has_closed_itself_is_there_again_at_once_for_writers_and_readers() throws Exception {
        try (var writer = new RecordWriter(records)) {
            writer.start();
            var job = UUID.randomUUID();
            writer.submit(used(job, 0));
            assertThat(writer.flush(Duration.ofSeconds(20))).isTrue();
            closeItself();
            writer.submit(used(job, 1));
            assertThat(writer.flush(Duration.ofSeconds(20))).isTrue();
            assertThat(writer.stats().dropped()).isZero();
            assertThat(durations(job)).isEqualTo(Map.of(0, 1500, 1, 1500));
            closeItself();
            Await.until("a reader finds it again", () -> {
                try {
                    return durations(job).size() == 2;
                } catch (RecordsAwayException e) {
                    return false;
                }
            });
        }
    }

    @Test
    void a_caller_who_is_interrupted_does_not_interrupt_the_database() throws Exception {
        var job = UUID.randomUUID();
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var failure = new AtomicReference<Throwable>();
        var caller = Thread.ofPlatform().start(() -> {
            try {
                records.transaction(connection -> {
                    begun.countDown();
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        // As blocking reads of a file do.
                        Thread.currentThread().interrupt();
                    }
                    RecordBatch.write(connection, List.of(used(job, 0)));
                });
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
            } catch (SQLException | RuntimeException | AssertionError e) {
                failure.set(e);
            }
        });
        begun.await();
        caller.interrupt();
        goOn.countDown();
        caller.join();
        assertThat(failure.get()).isNull();
        assertThat(durations(job)).isEqualTo(Map.of(0, 1500));
    }

    @Test
    void what_is_committed_is_in_the_file_whatever_becomes_of_the_process() throws Exception {
        var job = UUID.randomUUID();
        records.transaction(connection -> RecordBatch.write(connection, List.of(used(job, 0))));
        // As a process finds it that starts after this one was killed.
        Files.copy(folder.resolve("records.mv.db"), folder.resolve("found.mv.db"));
        try (var books = new Books(DatabaseAddress.ofFile(folder.resolve("found")))) {
            assertThat(books.rows("select job_id from block")).containsExactly(job.toString());
        }
    }

    @Test
    void queries_that_cannot_be_prepared_cost_no_connection() {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> records.read(database -> database.createQuery("select x from nowhere")
                            .execute()
                            .count()))
                    .isInstanceOf(RecordsAwayException.class);
        }
        assertThat(durations(UUID.randomUUID())).isEmpty();
        assertThat(records.pool().getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    /** As H2 does when its file cannot be written, or memory runs out. */
    private void closeItself() throws SQLException {
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement()) {
            statement.execute("shutdown immediately");
        }
    }

    private static RecordEvent used(UUID job, int block) {
        return new RecordEvent.BlockUsed(new UsageEntry(job, block, KEY, 1500, false, 1, NOW));
    }

    private Map<Integer, Integer> durations(UUID job) {
        return records.read(database -> JobRows.durationsMs(database, job));
    }
}

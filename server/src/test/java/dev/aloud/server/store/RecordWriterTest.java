package dev.aloud.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aloud.server.Await;
import dev.aloud.server.testservers.EmptyDatabases;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Records reach a PostgreSQL that goes away, comes back, and says nothing for a while. */
@Timeout(180)
class RecordWriterTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final String KEY = "c".repeat(64);

    @RegisterExtension
    static final EmptyDatabases databases = new EmptyDatabases();

    private DatabaseAddress address;
    private Records records;
    private RecordWriter writer;

    @BeforeEach
    void start() {
        address = databases.empty();
        records = Records.at(address);
        writer = new RecordWriter(records);
    }

    @AfterEach
    void stop() {
        writer.close();
        records.close();
    }

    @Test
    void usage_is_booked_once_with_its_price_however_often_it_is_told() throws InterruptedException {
        writer.start();
        var job = RecordIds.at(NOW.toEpochMilli());
        var usage = new RecordedUsage(writer, model -> 30, InstantSource.fixed(NOW));
        usage.used("toy", new UsageLog.Spoken(job, 0, KEY, 1500, false));
        usage.used("toy", new UsageLog.Spoken(job, 0, KEY, 1500, false));
        usage.used("toy", new UsageLog.Spoken(job, 1, KEY, 250, true));
        flush();
        usage.used("toy", new UsageLog.Spoken(job, 1, KEY, 9999, false));
        flush();
        new UsageBooks(records)
                .commit(List.of(
                        new UsageEntry(job, 0, KEY, 1500, false, 30, NOW),
                        new UsageEntry(job, 2, KEY, 10, false, 0, NOW)));
        try (var books = new Books(address)) {
            assertThat(books.rows("select block_idx, delta, reason from credit_event order by block_idx"))
                    .containsExactly("0 -45 synthesis", "1 -8 synthesis", "2 0 synthesis");
            assertThat(books.rows("select idx, duration_ms, cached from block order by idx"))
                    .containsExactly("0 1500 false", "1 250 true", "2 10 false");
            assertThat(books.rows("select distinct user_id from credit_event"))
                    .containsExactly(LocalUser.ID.toString());
            assertThat(books.count("select count(*) from credit_event where ts = timestamp with time zone"
                            + " '2026-01-02 03:04:05.678901+00:00'"))
                    .isEqualTo(3);
        }
    }

    @Test
    void while_the_database_is_away_nothing_is_lost_and_nothing_waits() throws InterruptedException {
        writer.start();
        var usage = new RecordedUsage(writer, model -> 30, InstantSource.system());
        var jobs = new ArrayList<UUID>();
        var stop = new AtomicBoolean();
        var working = Thread.ofVirtual().start(() -> {
            while (!stop.get()) {
                var job = job("Work goes on.");
                writer.submit(new RecordEvent.JobMade(job, 1000));
                for (int block = 0; block < 5; block++) {
                    usage.used("toy", new UsageLog.Spoken(job.id(), block, KEY, 1000, false));
                }
                writer.submit(new RecordEvent.JobMoved(job.id(), JobState.DONE, Instant.now()));
                jobs.add(job.id());
                LockSupport.parkNanos(1_000_000);
            }
        });
        Await.until("some are written", () -> writer.stats().written() > 500);
        databases.server().stop();
        Await.until("some failed", () -> writer.stats().failures() > 3);
        assertThat(writer.check().detail()).contains("is away since", "records that wait");
        assertThat(writer.check().ok()).isTrue();
        assertThatThrownBy(() -> records.read(database -> JobRows.durationsMs(database, UUID.randomUUID())))
                .isInstanceOf(RecordsAwayException.class);
        assertThatThrownBy(() -> new UsageBooks(records)
                        .commit(List.of(new UsageEntry(UUID.randomUUID(), 0, KEY, 1, false, 1, NOW))))
                .isInstanceOf(RecordsAwayException.class);
        long before = writer.stats().pending();
        Await.until("work goes on", () -> writer.stats().pending() > before + 500);
        databases.server().restart();
        Await.until("it is seen again", () -> records.isOpen());
        stop.set(true);
        working.join();
        flush();
        assertThat(writer.stats().dropped()).isZero();
        assertThat(writer.stats().pending()).isZero();
        assertThat(writer.check().detail()).contains("schema version 2").doesNotContain("away");
        try (var books = new Books(address)) {
            assertThat(books.count("select count(*) from job where state = 'done' and finished is not null"))
                    .isEqualTo(jobs.size());
            assertThat(books.count("select count(*) from block")).isEqualTo(5L * jobs.size());
            assertThat(books.count("select count(*) from credit_event")).isEqualTo(5L * jobs.size());
            assertThat(books.count("select sum(delta) from credit_event")).isEqualTo(-150L * jobs.size());
        }
    }

    @Test
    void a_database_that_is_away_at_the_start_is_opened_when_it_comes() throws InterruptedException {
        databases.server().stop();
        writer.start();
        var job = job("Early.");
        writer.submit(new RecordEvent.JobMade(job, 1000));
        Await.until("it was tried", () -> writer.stats().failures() > 0);
        assertThat(writer.check().detail()).contains("is away since");
        databases.server().restart();
        flush();
        assertThat(found(job)).hasValue(job);
    }

    @Test
    void a_database_that_says_nothing_keeps_nobody_for_long() throws InterruptedException {
        writer.start();
        var job = job("Frozen.");
        writer.submit(new RecordEvent.JobMade(job, 1000));
        flush();
        databases.server().freeze();
        try {
            assertThatThrownBy(() -> records.read(database -> JobRows.durationsMs(database, job.id())))
                    .isInstanceOf(RecordsAwayException.class)
                    .hasMessageContaining("does not answer in time");
            writer.submit(new RecordEvent.JobMoved(job.id(), JobState.CANCELLED, NOW));
            Await.until("the silence is noticed", () -> writer.stats().failures() > 0);
        } finally {
            databases.server().thaw();
        }
        flush();
        assertThat(found(job)).hasValue(job.with(JobState.CANCELLED));
    }

    @Test
    void a_record_that_can_never_be_written_does_not_keep_the_others() throws InterruptedException {
        var good = new ArrayList<UUID>();
        for (int i = 0; i < 20; i++) {
            var id = UUID.randomUUID();
            boolean bad = i == 13;
            writer.submit(new RecordEvent.BlockUsed(
                    new UsageEntry(id, 0, bad ? KEY + "too long" : KEY, 1000, false, 1, NOW)));
            if (!bad) {
                good.add(id);
            }
        }
        writer.start();
        flush();
        assertThat(writer.stats().dropped()).isEqualTo(1);
        assertThat(writer.stats().written()).isEqualTo(19);
        assertThat(writer.check().detail()).contains("records lost: 1");
        try (var books = new Books(address)) {
            assertThat(books.rows("select job_id from block"))
                    .containsExactlyInAnyOrderElementsOf(
                            good.stream().map(UUID::toString).toList());
        }
    }

    @Test
    void what_is_over_the_bounds_is_lost_and_counted() {
        var small = new RecordWriter(records, RecordBatch::write, 3, 100_000);
        for (int i = 0; i < 5; i++) {
            small.submit(new RecordEvent.JobUsed(UUID.randomUUID(), NOW));
        }
        assertThat(small.stats().pending()).isEqualTo(3);
        assertThat(small.stats().dropped()).isEqualTo(2);
        var narrow = new RecordWriter(records, RecordBatch::write, 100, 10_000);
        narrow.submit(new RecordEvent.JobMade(job("a".repeat(4_000)), 1000));
        narrow.submit(new RecordEvent.JobMade(job("b".repeat(4_000)), 1000));
        assertThat(narrow.stats().pending()).isEqualTo(1);
        assertThat(narrow.stats().dropped()).isEqualTo(1);
    }

    @Test
    void want_of_memory_costs_no_record_and_ends_no_thread() throws InterruptedException {
        var wants = new AtomicInteger(3);
        try (var poor = new RecordWriter(
                records,
                (connection, events) -> {
                    if (events.size() > 2 || wants.getAndDecrement() > 0) {
                        throw new OutOfMemoryError("as if");
                    }
                    RecordBatch.write(connection, events);
                },
                1000,
                1_000_000)) {
            for (int i = 0; i < 9; i++) {
                poor.submit(new RecordEvent.BlockUsed(new UsageEntry(new UUID(8, 8), i, KEY, 1000, false, 1, NOW)));
            }
            poor.start();
            assertThat(poor.flush(LIMIT)).isTrue();
            assertThat(poor.stats().dropped()).isZero();
        }
        try (var books = new Books(address)) {
            assertThat(books.count("select count(*) from block")).isEqualTo(9);
        }
    }

    @Test
    void a_batch_that_is_too_much_at_once_is_written_in_parts() throws InterruptedException {
        var impatient = Records.at(address, Duration.ofSeconds(1));
        try (var slow = new RecordWriter(
                impatient,
                (connection, events) -> {
                    try (var statement = connection.createStatement()) {
                        statement.execute("select pg_sleep(" + (events.size() > 4 ? 3 : 0) + ")");
                    }
                    RecordBatch.write(connection, events);
                },
                1000,
                1_000_000)) {
            for (int i = 0; i < 8; i++) {
                slow.submit(new RecordEvent.BlockUsed(new UsageEntry(new UUID(9, 9), i, KEY, 1000, false, 1, NOW)));
            }
            slow.start();
            assertThat(slow.flush(LIMIT)).isTrue();
            assertThat(slow.stats().dropped()).isZero();
        } finally {
            impatient.close();
        }
        try (var books = new Books(address)) {
            assertThat(books.count("select count(*) from block")).isEqualTo(8);
        }
    }

    @Test
    void a_migration_may_be_silent_for_longer_than_a_database_otherwise() throws Exception {
        var impatient = Records.at(address, Duration.ofSeconds(1));
        var patient = Records.at(address);
        try {
            Migrations.run(patient.pool(), "1");
            try (var other = patient.pool().getConnection();
                    var statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute("lock table job");
                var opening = Executors.newVirtualThreadPerTaskExecutor();
                var opened = opening.submit(impatient::open);
                statement.execute("select pg_sleep(3)");
                assertThat(opened.isDone()).isFalse();
                other.commit();
                assertThat(opened.get()).isTrue();
                opening.close();
            }
        } finally {
            impatient.close();
            patient.close();
        }
    }

    @Test
    void closing_writes_what_waits() {
        writer.start();
        for (int i = 0; i < 5_000; i++) {
            writer.submit(new RecordEvent.BlockUsed(new UsageEntry(new UUID(7, 7), i, KEY, 1000, false, 1, NOW)));
        }
        writer.close();
        try (var books = new Books(address)) {
            assertThat(books.count("select count(*) from block")).isEqualTo(5_000);
        }
    }

    private void flush() throws InterruptedException {
        assertThat(writer.flush(LIMIT)).isTrue();
    }

    private Optional<JobRecord> found(JobRecord job) {
        return records.read(database -> JobRows.find(database, job.id(), Instant.EPOCH));
    }

    private static JobRecord job(String text) {
        var voicing = new Voicing("toy", "1", "one", Speed.NORMAL);
        return new JobRecord(
                UUID.randomUUID(), text, voicing, "pcm", NOW.truncatedTo(ChronoUnit.MILLIS), JobState.QUEUED);
    }
}

package dev.aloud.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A job store with a database behind it: all that every store does, and jobs that outlive it. */
abstract class RecordedJobStoreContract extends JobStoreContract {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final List<Runnable> opened = new ArrayList<>();
    private RecordWriter writer;
    private DatabaseAddress address;

    /** The address of a new empty database. */
    abstract DatabaseAddress empty();

    @Override
    JobStore open(int maxJobs, long maxBytes, Duration ttl, InstantSource clock) {
        address = empty();
        return on(address, maxJobs, maxBytes, ttl, clock);
    }

    private RecordedJobStore on(DatabaseAddress at, int maxJobs, long maxBytes, Duration ttl, InstantSource clock) {
        var records = Records.at(at);
        assertThat(records.open()).isTrue();
        writer = new RecordWriter(records);
        writer.start();
        var mine = writer;
        opened.add(() -> {
            mine.close();
            records.close();
        });
        var memory = new InMemoryJobStore(maxJobs, maxBytes, ttl, clock);
        return new RecordedJobStore(memory, Optional.empty(), records, writer, ttl, clock);
    }

    @AfterEach
    void closeAll() {
        opened.reversed().forEach(Runnable::run);
    }

    /** The same store after a restart of the process. */
    private void restart() {
        store.close();
        opened.removeLast().run();
        store = on(address, MAX_JOBS, MAX_BYTES, TTL, clock());
    }

    private void written() {
        try {
            assertThat(writer.flush(LIMIT)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_job_outlives_the_process() {
        var job = insert("Hello, \0 and \ud800 and 😀.");
        store.progressed(job.id(), JobState.RUNNING);
        restart();
        assertThat(store.count()).isZero();
        assertThat(store.find(job.id())).hasValue(job.with(JobState.RUNNING));
        assertThat(store.count()).isEqualTo(1);
    }

    @Test
    void a_long_text_comes_back_as_it_was() {
        var text = new StringBuilder();
        for (int i = 0; i < 300_000; i++) {
            text.append(Integer.toString(i * 7919, 36)).append(i % 17 == 0 ? ".\n" : " ");
        }
        assertThat(PackedText.pack(text.toString())).hasSizeGreaterThan(1);
        var job = insert(text.toString());
        restart();
        assertThat(store.find(job.id())).hasValue(job);
    }

    @Test
    void a_job_that_memory_let_go_comes_back() {
        var first = insert("first");
        for (int i = 0; i < MAX_JOBS; i++) {
            insert("later");
        }
        written();
        assertThat(store.count()).isEqualTo(MAX_JOBS);
        assertThat(store.find(first.id())).hasValue(first);
        assertThat(store.count()).isEqualTo(MAX_JOBS);
    }

    @Test
    void a_cancelled_job_stays_cancelled_after_a_restart() {
        var job = insert("Hello.");
        store.update(job.id(), JobState.CANCELLED);
        store.progressed(job.id(), JobState.DONE);
        restart();
        store.progressed(job.id(), JobState.RUNNING);
        assertThat(store.find(job.id())).hasValue(job.with(JobState.CANCELLED));
        assertThat(store.update(job.id(), JobState.DONE)).hasValue(job.with(JobState.CANCELLED));
    }

    @Test
    void a_job_that_is_done_is_not_begun_again_by_news_from_before() {
        var job = insert("Hello.");
        store.progressed(job.id(), JobState.DONE);
        restart();
        // Not in memory yet: nothing is known but what is told.
        store.progressed(job.id(), JobState.RUNNING);
        written();
        assertThat(store.find(job.id())).hasValue(job.with(JobState.DONE));
    }

    @Test
    void after_a_restart_a_job_can_be_cancelled_at_once() {
        var job = insert("Hello.");
        restart();
        assertThat(store.update(job.id(), JobState.CANCELLED)).hasValue(job.with(JobState.CANCELLED));
        restart();
        assertThat(store.find(job.id())).hasValue(job.with(JobState.CANCELLED));
    }

    @Test
    void the_last_use_counts_after_a_restart_too() {
        var used = insert("used");
        var unused = insert("unused");
        pass(TTL.minusMinutes(5));
        store.find(used.id());
        restart();
        pass(Duration.ofMinutes(10));
        assertThat(store.find(unused.id())).isEmpty();
        assertThat(store.find(used.id())).hasValue(used);
    }

    @Test
    void what_is_forgotten_leaves_its_books_and_a_day_later_not_its_text() {
        var forgotten = insert("forgotten");
        pass(TTL.multipliedBy(2));
        var kept = insert("kept");
        written();
        forgetUnused();
        try (var books = new Books(address)) {
            assertThat(books.rows("select id from job where deleted_at is not null"))
                    .containsExactly(forgotten.id().toString());
            assertThat(books.count("select count(*) from job_text")).isEqualTo(2);
            pass(ForgottenJobs.TEXT_STAYS.plusMinutes(1));
            store.find(kept.id());
            forgetUnused();
            assertThat(books.rows("select job_id from job_text"))
                    .containsExactly(kept.id().toString());
            assertThat(books.count("select count(*) from job")).isEqualTo(2);
        }
    }

    @Test
    void a_clock_that_stands_ahead_for_a_while_costs_nobody_his_text() {
        var job = insert("Hello.");
        restart();
        var ahead = Duration.ofDays(400);
        pass(ahead);
        forgetUnused();
        forgetUnused();
        assertThat(store.find(job.id())).isEmpty();
        pass(ahead.negated());
        forgetUnused();
        assertThat(store.find(job.id())).hasValue(job);
    }

    @Test
    void one_round_forgets_no_more_than_it_may() throws SQLException {
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.prepareStatement("insert into job (id, user_id, model_id, model_revision,"
                        + " voice_id, text_sha256, speed, codec, est_ms, state, created, used) values"
                        + " (?, ?, 'toy', '1', 'one', ?, 1000, 'pcm', 1, 'done', ?, ?)")) {
            for (int i = 0; i < ForgottenJobs.AT_MOST + 1; i++) {
                Sql.add(statement, new UUID(7, i), LocalUser.ID, "0".repeat(64), Instant.EPOCH, Instant.EPOCH);
            }
            statement.executeBatch();
        }
        try (var books = new Books(address)) {
            forgetUnused();
            assertThat(books.count("select count(*) from job where deleted_at is null"))
                    .isEqualTo(1);
            forgetUnused();
            assertThat(books.count("select count(*) from job where deleted_at is null"))
                    .isZero();
        }
    }

    private void forgetUnused() {
        ((RecordedJobStore) store).forgetUnused();
    }

    @Test
    void durations_of_blocks_that_were_made_come_back() {
        var job = insert("Hello.");
        var usage = new RecordedUsage(writer, model -> 3, clock());
        usage.used("toy", new UsageLog.Spoken(job.id(), 0, "a".repeat(64), 1500, false));
        usage.used("toy", new UsageLog.Spoken(job.id(), 7, "b".repeat(64), 250, true));
        restart();
        assertThat(store.durationsMs(job.id())).isEqualTo(Map.of(0, 1500, 7, 250));
    }
}

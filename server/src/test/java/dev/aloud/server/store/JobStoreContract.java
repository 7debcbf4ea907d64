package dev.aloud.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link JobStore} does. */
abstract class JobStoreContract {
    static final int MAX_JOBS = 3;
    static final long MAX_BYTES = 10_000;
    static final Duration TTL = Duration.ofHours(1);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    JobStore store;

    /** A store with these limits that tells the time by this clock. */
    abstract JobStore open(int maxJobs, long maxBytes, Duration ttl, InstantSource clock);

    @BeforeEach
    void open() {
        store = open(MAX_JOBS, MAX_BYTES, TTL, now::get);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_job_that_was_inserted_is_found_as_it_was() {
        var job = insert("Hello.");
        assertThat(store.find(job.id())).hasValue(job);
        assertThat(store.count()).isEqualTo(1);
        assertThat(store.check().ok()).isTrue();
    }

    @Test
    void a_job_that_is_not_there_is_not_found_and_not_changed() {
        assertThat(store.find(UUID.randomUUID())).isEmpty();
        assertThat(store.update(UUID.randomUUID(), JobState.DONE)).isEmpty();
    }

    @Test
    void a_job_is_inserted_once() {
        var job = insert("Hello.");
        assertThatThrownBy(() -> store.insert(job, 1000)).isInstanceOf(IllegalStateException.class);
        assertThat(store.count()).isEqualTo(1);
    }

    @Test
    void a_state_that_was_set_is_kept() {
        var job = insert("Hello.");
        assertThat(store.update(job.id(), JobState.RUNNING)).hasValue(job.with(JobState.RUNNING));
        assertThat(store.find(job.id())).hasValue(job.with(JobState.RUNNING));
    }

    @Test
    void a_cancelled_job_stays_cancelled() {
        var job = insert("Hello.");
        store.update(job.id(), JobState.CANCELLED);
        assertThat(store.update(job.id(), JobState.DONE)).hasValue(job.with(JobState.CANCELLED));
    }

    @Test
    void over_the_number_of_jobs_those_used_last_are_kept() {
        insert("first");
        var second = insert("second");
        var third = insert("third");
        store.find(second.id());
        var fourth = insert("fourth");
        assertThat(store.count()).isEqualTo(MAX_JOBS);
        assertThat(store.find(second.id())).hasValue(second);
        assertThat(store.find(third.id())).hasValue(third);
        assertThat(store.find(fourth.id())).hasValue(fourth);
    }

    @Test
    void progress_is_kept_as_a_state_is() {
        var job = insert("Hello.");
        store.progressed(job.id(), JobState.RUNNING);
        assertThat(store.find(job.id())).hasValue(job.with(JobState.RUNNING));
        store.update(job.id(), JobState.CANCELLED);
        store.progressed(job.id(), JobState.DONE);
        assertThat(store.find(job.id())).hasValue(job.with(JobState.CANCELLED));
        store.progressed(UUID.randomUUID(), JobState.DONE);
    }

    @Test
    void a_job_that_nobody_used_for_long_is_forgotten() {
        var used = insert("used");
        var unused = insert("unused");
        pass(TTL.minusMinutes(1));
        store.find(used.id());
        pass(Duration.ofMinutes(2));
        assertThat(store.find(unused.id())).isEmpty();
        assertThat(store.find(used.id())).isPresent();
        pass(TTL);
        assertThat(store.count()).isZero();
    }

    @Test
    void many_threads_may_use_it() {
        var unlimited = open(10_000, Long.MAX_VALUE, TTL, now::get);
        var made = ConcurrentHashMap.<UUID>newKeySet();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1000; i++) {
                threads.execute(() -> {
                    var job = job("text");
                    unlimited.insert(job, 1000);
                    unlimited.update(job.id(), JobState.RUNNING);
                    made.add(job.id());
                });
            }
        }
        assertThat(made)
                .hasSize(1000)
                .allMatch(id -> unlimited.find(id).orElseThrow().state() == JobState.RUNNING);
        unlimited.close();
    }

    InstantSource clock() {
        return now::get;
    }

    void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    JobRecord insert(String text) {
        var job = job(text);
        store.insert(job, 1000);
        return job;
    }

    private JobRecord job(String text) {
        var voicing = new Voicing("toy", "1", "one", Speed.NORMAL);
        return new JobRecord(UUID.randomUUID(), text, voicing, "pcm", now.get(), JobState.QUEUED);
    }
}

package dev.aloud.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several gateways that share jobs, while the database cannot be reached. */
class SharedJobsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Shared shared = new Shared();
    private Records records;

    /** As a store in memory that all gateways reach. */
    private static final class Shared implements SharedJobs {
        private final ConcurrentHashMap<UUID, JobRecord> jobs = new ConcurrentHashMap<>();
        private final AtomicInteger touched = new AtomicInteger();
        private volatile boolean isReachable = true;

        @Override
        public Optional<JobRecord> get(UUID id) {
            return Optional.ofNullable(jobs.get(id));
        }

        @Override
        public boolean isReachable() {
            return isReachable;
        }

        @Override
        public void put(JobRecord job) {
            jobs.put(job.id(), job);
        }

        @Override
        public void move(UUID id, JobState state) {
            jobs.computeIfPresent(id, (_, job) -> job.state() == JobState.CANCELLED ? job : job.with(state));
        }

        @Override
        public void touch(UUID id) {
            touched.incrementAndGet();
        }
    }

    @BeforeEach
    void open() {
        records = Records.at(new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/nowhere", "aloud", ""));
        assertThat(records.open()).isFalse();
    }

    @AfterEach
    void close() {
        records.close();
    }

    private RecordedJobStore gateway() {
        return gateway(records);
    }

    private RecordedJobStore gateway(Records records) {
        var ttl = Duration.ofHours(1);
        var clock = InstantSource.fixed(NOW);
        var memory = new InMemoryJobStore(10, 100_000, ttl, clock);
        return new RecordedJobStore(memory, Optional.of(shared), records, new RecordWriter(records), ttl, clock);
    }

    private static JobRecord job() {
        var voicing = new Voicing("toy", "1", "one", Speed.NORMAL);
        return new JobRecord(UUID.randomUUID(), "Hello.", voicing, "pcm", NOW, JobState.QUEUED);
    }

    @Test
    void a_job_of_one_gateway_is_known_to_the_others() {
        var job = job();
        gateway().insert(job, 1000);
        var other = gateway();
        assertThat(other.find(job.id())).hasValue(job);
        assertThat(other.count()).isEqualTo(1);
        assertThat(shared.touched).hasPositiveValue();
    }

    @Test
    void what_one_gateway_tells_of_a_job_is_known_to_the_next() {
        var job = job();
        var first = gateway();
        first.insert(job, 1000);
        first.progressed(job.id(), JobState.RUNNING);
        assertThat(gateway().find(job.id())).hasValue(job.with(JobState.RUNNING));
        assertThat(gateway().update(job.id(), JobState.CANCELLED)).hasValue(job.with(JobState.CANCELLED));
        first.progressed(job.id(), JobState.DONE);
        assertThat(gateway().find(job.id())).hasValue(job.with(JobState.CANCELLED));
    }

    @Test
    void a_job_that_nobody_reached_knows_is_not_said_to_be_unknown() {
        assertThatThrownBy(() -> gateway().find(UUID.randomUUID())).isInstanceOf(RecordsAwayException.class);
    }

    @Test
    void a_job_that_others_may_have_is_not_said_to_be_unknown_while_they_cannot_be_asked(@TempDir Path folder) {
        try (var own = Records.at(DatabaseAddress.ofFile(folder.resolve("records")))) {
            assertThat(own.open()).isTrue();
            var gateway = gateway(own);
            assertThat(gateway.find(UUID.randomUUID())).isEmpty();
            shared.isReachable = false;
            assertThatThrownBy(() -> gateway.find(UUID.randomUUID())).isInstanceOf(RecordsAwayException.class);
        }
    }
}

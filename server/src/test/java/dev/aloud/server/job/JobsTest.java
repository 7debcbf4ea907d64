package dev.aloud.server.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aloud.protocol.AudioCodec;
import dev.aloud.server.Await;
import dev.aloud.server.Check;
import dev.aloud.server.config.ConfigException;
import dev.aloud.server.config.ServerConfig;
import dev.aloud.server.store.InMemoryJobStore;
import dev.aloud.server.store.JobRecord;
import dev.aloud.server.store.JobState;
import dev.aloud.server.store.JobStore;
import dev.aloud.server.store.UsageLog;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobsTest {
    private static final Voicing VOICING = new Voicing("toy", "1", "one", Speed.NORMAL);
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T12:00:00.123Z"));

    private final InMemoryJobStore store = new InMemoryJobStore(100, 1 << 20, Duration.ofHours(1), CLOCK);
    private final Jobs jobs = jobs();

    private Jobs jobs() {
        try {
            return new Jobs(store, UsageLog.NONE, ServerConfig.of(Map.of()).jobs(), model -> 16_000, CLOCK);
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }

    private Job create(String text) {
        return create(jobs, text);
    }

    private static Job create(Jobs jobs, String text) {
        try {
            return jobs.create(text, VOICING, AudioCodec.PCM);
        } catch (JobException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void ids_are_of_version_7_and_tell_the_time() {
        var ids = new JobIds(CLOCK);
        var many = IntStream.range(0, 1000).mapToObj(i -> ids.next()).toList();
        assertThat(many).doesNotHaveDuplicates().allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(CLOCK.millis());
        });
    }

    @Test
    void only_a_whole_uuid_is_an_id() {
        var id = UUID.randomUUID();
        assertThat(JobIds.parse(id.toString())).hasValue(id);
        assertThat(JobIds.parse("1-1-1-1-1")).isEmpty();
        assertThat(JobIds.parse("x".repeat(36))).isEmpty();
    }

    @Test
    void the_total_begins_as_an_estimate_and_ends_as_the_truth() {
        var job = create("One is here.\n\nTwo is here.");
        assertThat(job.progress().msTotal()).isEqualTo(job.estMs()).isEqualTo(2 * (12 * 1000 / 15));
        job.ready(0, 1000);
        job.ready(0, 9999);
        job.ready(1, 500);
        var progress = job.progress();
        assertThat(progress.msTotal()).isEqualTo(1500);
        assertThat(progress.msDone()).isEqualTo(1500);
        assertThat(progress.blocksDone()).isEqualTo(2);
    }

    @Test
    void a_job_is_failed_when_all_was_tried_and_something_cannot_be_made() {
        var job = create("One is here.\n\nTwo is here.");
        var id = job.description().id();
        job.failed(1, "text_too_long", "no", false);
        jobs.progressed(job);
        assertThat(jobs.state(id)).hasValue(JobState.RUNNING);
        job.ready(0, 1000);
        jobs.progressed(job);
        assertThat(jobs.state(id)).hasValue(JobState.FAILED);
        assertThat(job.progress().failure().orElseThrow().block()).isEqualTo(1);
    }

    @Test
    void a_failure_worth_a_retry_is_forgotten_once_the_block_is_made() {
        var job = create("One is here.");
        job.failed(0, "engine_failed", "no", true);
        assertThat(job.progress().failure()).isPresent();
        job.ready(0, 1000);
        assertThat(job.progress().failure()).isEmpty();
    }

    @Test
    void cancelling_tells_and_is_final() {
        var told = new ArrayList<UUID>();
        jobs.onCancel(told::add);
        var job = create("One is here.");
        var id = job.description().id();
        assertThat(jobs.cancel(id)).isTrue();
        assertThat(jobs.cancel(id)).isTrue();
        job.ready(0, 1000);
        jobs.progressed(job);
        assertThat(jobs.state(id)).hasValue(JobState.CANCELLED);
        assertThat(told).contains(id);
        assertThat(jobs.cancel(UUID.randomUUID())).isFalse();
    }

    @Test
    void a_job_whose_blocks_were_let_go_is_split_again_just_the_same() {
        var job = create("One is here.\n\nTwo is here.");
        var other = new Jobs(store, UsageLog.NONE, limits(), model -> 16_000, CLOCK)
                .find(job.description().id())
                .orElseThrow();
        assertThat(other.count()).isEqualTo(job.count());
        assertThat(other.block(1)).isEqualTo(job.block(1));
    }

    @Test
    void a_job_that_somebody_holds_keeps_its_progress_when_room_is_made() {
        var tight = new ServerConfig.Jobs(100, 1000, Duration.ofHours(1), 1000);
        var crowded = new Jobs(store, UsageLog.NONE, tight, model -> 16_000, CLOCK);
        var job = create(crowded, "One is here.");
        job.ready(0, 1000);
        for (int i = 0; i < 50; i++) {
            create(crowded, "Another one is here, to take its place.");
        }
        assertThat(crowded.find(job.description().id())).containsSame(job);
    }

    @Test
    void older_news_never_has_the_last_word() throws InterruptedException {
        var slow = new SlowStore(store);
        var jobs = new Jobs(slow, UsageLog.NONE, limits(), model -> 16_000, CLOCK);
        var job = create(jobs, "One is here.");
        var last = Thread.ofPlatform().unstarted(() -> {
            job.ready(0, 1000);
            jobs.progressed(job);
        });
        slow.beforeRunningIsWritten = () -> {
            last.start();
            Await.until("done, or made to wait", () -> switch (last.getState()) {
                case BLOCKED, TERMINATED -> true;
                default -> false;
            });
        };
        job.running(0);
        jobs.progressed(job);
        last.join();
        assertThat(jobs.state(job.description().id())).hasValue(JobState.DONE);
    }

    @Test
    void a_text_that_falls_into_more_blocks_than_memory_bears_is_too_long() {
        String crumbs = "a\n\n".repeat(Job.MAX_BLOCKS + 1);
        assertThatThrownBy(() -> jobs.create(crumbs, VOICING, AudioCodec.PCM))
                .isInstanceOfSatisfying(
                        JobException.class, e -> assertThat(e.code()).isEqualTo(JobException.Code.TEXT_TOO_LONG));
        assertThat(store.count()).isZero();
    }

    @Test
    void who_comes_back_while_the_database_is_slow_keeps_nobody_from_a_new_text() throws Exception {
        var answer = new CountDownLatch(1);
        var waiting = new CountDownLatch(8);
        var slow = new SlowStore(store);
        slow.beforeDurations = () -> {
            waiting.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        var before = new Jobs(slow, UsageLog.NONE, limits(), model -> 16_000, CLOCK);
        var ids = IntStream.range(0, 8)
                .mapToObj(i -> create(before, "Text " + i + ".").description().id())
                .toList();
        var after = new Jobs(slow, UsageLog.NONE, limits(), model -> 16_000, CLOCK);
        try (var listeners = Executors.newVirtualThreadPerTaskExecutor()) {
            ids.forEach(id -> listeners.execute(() -> {
                var _ = after.find(id);
            }));
            waiting.await();
            assertThat(create(after, "New.").count()).isEqualTo(1);
            answer.countDown();
        }
    }

    /** Something else happens just before it is written that a job runs. */
    private static final class SlowStore implements JobStore {
        private final JobStore store;
        private Runnable beforeRunningIsWritten;
        private Runnable beforeDurations = () -> {};

        SlowStore(JobStore store) {
            this.store = store;
        }

        @Override
        public void insert(JobRecord job, long estMs) {
            store.insert(job, estMs);
        }

        @Override
        public Optional<JobRecord> find(UUID id) {
            return store.find(id);
        }

        @Override
        public Optional<JobRecord> update(UUID id, JobState state) {
            return store.update(id, state);
        }

        @Override
        public void progressed(UUID id, JobState state) {
            if (state == JobState.RUNNING) {
                beforeRunningIsWritten.run();
            }
            store.progressed(id, state);
        }

        @Override
        public Map<Integer, Integer> durationsMs(UUID id) {
            beforeDurations.run();
            return store.durationsMs(id);
        }

        @Override
        public int count() {
            return store.count();
        }

        @Override
        public Check check() {
            return store.check();
        }

        @Override
        public void close() {
            store.close();
        }
    }

    private static ServerConfig.Jobs limits() {
        try {
            return ServerConfig.of(Map.of()).jobs();
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }
}

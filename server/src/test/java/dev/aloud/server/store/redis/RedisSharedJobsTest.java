package dev.aloud.server.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.server.Await;
import dev.aloud.server.redis.RedisConnection;
import dev.aloud.server.store.JobRecord;
import dev.aloud.server.store.JobState;
import dev.aloud.server.testservers.EmptyRedis;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two gateways that share jobs over a real Redis. */
final class RedisSharedJobsTest {
    private static final Duration TTL = Duration.ofHours(2);

    @RegisterExtension
    static final EmptyRedis server = new EmptyRedis();

    private RedisConnection redisB;
    private RedisSharedJobs a;
    private RedisSharedJobs b;

    @BeforeEach
    void connect() {
        redisB = server.connection();
        a = new RedisSharedJobs(server.connection(), TTL);
        b = new RedisSharedJobs(redisB, TTL);
    }

    @AfterEach
    void disconnect() {
        a.close();
        b.close();
    }

    private static JobRecord job(String text) {
        return new JobRecord(
                UUID.randomUUID(),
                text,
                new Voicing("toy", "3", "one", new Speed(1250)),
                "ogg_opus",
                Instant.parse("2026-11-20T12:00:00.123Z"),
                JobState.QUEUED);
    }

    @Test
    void a_job_made_at_one_gateway_is_known_to_the_other_at_once() {
        var job = job("Not \u0000 a \ud800 unit of it is lost, \ud83d\ude00.");
        a.put(job);
        assertThat(b.get(job.id())).contains(job);
        assertThat(b.get(UUID.randomUUID())).isEmpty();
    }

    @Test
    void a_text_of_the_greatest_length_goes_through_and_an_empty_one_too() {
        var text = new StringBuilder();
        for (int i = 0; text.length() < 10 << 20; i++) {
            text.append("Sentence ")
                    .append(i)
                    .append(" tells of ")
                    .append(i * 7919L)
                    .append(". ");
        }
        var book = job(text.toString());
        a.put(book);
        assertThat(b.get(book.id()).orElseThrow().text()).isEqualTo(book.text());
        var empty = job("");
        a.put(empty);
        assertThat(b.get(empty.id())).contains(empty);
    }

    @Test
    void it_is_kept_for_a_while_after_its_last_use() {
        var job = job("Hello");
        a.put(job);
        try (var client = server.connect()) {
            String name = "aloud:1:job:" + job.id();
            assertThat(client.pttl(name)).isBetween(1L, TTL.toMillis());
            client.pexpire(name, 60_000);
            b.touch(job.id());
            Await.until("it is kept for longer", () -> client.pttl(name) > 60_000);
        }
    }

    @Test
    void a_job_moves_on_for_both_and_once_cancelled_stays_so() {
        var job = job("Hello");
        a.put(job);
        b.move(job.id(), JobState.RUNNING);
        Await.until("it runs", () -> state(a, job) == JobState.RUNNING);
        b.move(job.id(), JobState.CANCELLED);
        Await.until("it is cancelled", () -> state(a, job) == JobState.CANCELLED);
        a.move(job.id(), JobState.DONE);
        a.put(job);
        assertThat(state(b, job)).isEqualTo(JobState.CANCELLED);
    }

    private static JobState state(RedisSharedJobs jobs, JobRecord job) {
        return jobs.get(job.id()).orElseThrow().state();
    }

    @Test
    void a_job_that_one_gateway_cancels_is_told_to_the_other_once() {
        var heard = new CopyOnWriteArrayList<UUID>();
        var job = job("Hello");
        a.put(job);
        try (var _ = new CancelledJobs(redisB, heard::add)) {
            a.move(job.id(), JobState.RUNNING);
            a.move(job.id(), JobState.CANCELLED);
            a.move(job.id(), JobState.CANCELLED);
            Await.until("it is heard", () -> !heard.isEmpty());
            var last = job("Good-bye");
            a.put(last);
            a.move(last.id(), JobState.CANCELLED);
            Await.until("the last is heard", () -> heard.contains(last.id()));
            assertThat(heard).containsExactly(job.id(), last.id());
        }
    }

    @Test
    void what_was_cancelled_while_a_gateway_did_not_hear_is_found_by_a_look() {
        var heard = new CopyOnWriteArrayList<UUID>();
        try (var client = server.connect();
                var _ = new CancelledJobs(redisB, heard::add)) {
            var id = UUID.randomUUID();
            long now = Long.parseLong(client.time().getFirst()) * 1000;
            client.zadd("aloud:1:cancelled", (double) now, id.toString());
            Await.until("it is found", () -> heard.equals(List.of(id)));
        }
    }

    @Test
    void while_redis_is_away_nothing_throws_and_what_can_wait_is_told_afterwards() {
        var job = job("Hello");
        a.put(job);
        server.stop();
        assertThat(a.get(job.id())).isEmpty();
        a.put(job("Another"));
        a.move(job.id(), JobState.CANCELLED);
        server.startAgain();
        Await.until("it is told", () -> b.get(job.id()).map(JobRecord::state).orElse(null) == JobState.CANCELLED);
    }
}

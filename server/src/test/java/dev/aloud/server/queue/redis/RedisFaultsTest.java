package dev.aloud.server.queue.redis;

import static dev.aloud.server.queue.redis.SharedRedis.audio;
import static dev.aloud.server.queue.redis.SharedRedis.block;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.server.Await;
import dev.aloud.server.queue.BlockQueueContract.Recorded;
import dev.aloud.server.queue.Priority;
import dev.aloud.server.queue.Use;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Redis goes away and comes back, with its data or without; nobody waits for ever and nothing is told twice. */
final class RedisFaultsTest {
    private final SharedRedis shared = new SharedRedis();
    private final Recorded outcome = new Recorded();

    @AfterEach
    void close() {
        shared.server.startAgain();
        shared.close();
    }

    @Test
    void blocks_that_wait_outlive_a_restart_with_the_data() throws Exception {
        var gateway = shared.gateway();
        gateway.submit(block("a", new Use(UUID.randomUUID(), 0)), Priority.NOW, outcome);
        shared.server.kill();
        shared.server.startAgain();
        var worker = shared.worker("worker", 1, request -> audio(1));
        Await.until("told", () -> outcome.events.contains("done"));
        assertThat(outcome.events).containsExactly("running", "done");
        assertThat(worker.stats().done()).isEqualTo(1);
        assertThat(shared.usage()).hasSize(1);
    }

    @Test
    void what_is_spoken_while_redis_is_away_is_brought_when_it_is_back() throws Exception {
        var hold = new CountDownLatch(1);
        var spoken = new AtomicInteger();
        var gateway = shared.gateway();
        var worker = shared.worker("worker", 1, request -> {
            spoken.incrementAndGet();
            hold.await();
            return audio(1);
        });
        gateway.submit(block("a"), Priority.NOW, outcome);
        Await.until("it is being spoken", () -> spoken.get() == 1);
        shared.server.kill();
        hold.countDown();
        Await.until("Redis is missed", () -> !gateway.check().ok());
        shared.server.startAgain();
        Await.until("told", () -> outcome.events.contains("done"));
        assertThat(outcome.events).containsExactly("running", "done");
        assertThat(spoken).hasValue(1);
        assertThat(worker.stats().done()).isEqualTo(1);
        Await.until("it works again", () -> gateway.check().ok());
    }

    @Test
    void blocks_that_wait_are_sent_again_to_a_redis_that_has_lost_its_data() throws Exception {
        var gateway = shared.gateway();
        var outcomes = new ArrayList<Recorded>();
        for (int i = 0; i < 50; i++) {
            outcomes.add(new Recorded());
            gateway.submit(block("block " + i), Priority.PREFETCH, outcomes.get(i));
        }
        shared.server.startEmpty();
        shared.worker("worker", 2, request -> audio(1));
        Await.until("all are told", () -> outcomes.stream().allMatch(o -> o.events.contains("done")));
        assertThat(outcomes).allSatisfy(o -> assertThat(o.events).containsExactly("running", "done"));
    }

    @Test
    void a_result_for_a_redis_that_has_lost_its_data_is_refused_and_the_block_spoken_again() throws Exception {
        var hold = new CountDownLatch(1);
        var spoken = new AtomicInteger();
        var gateway = shared.gateway();
        var worker = shared.worker("worker", 2, request -> {
            if (spoken.incrementAndGet() == 1) {
                hold.await();
            }
            return audio(spoken.get());
        });
        gateway.submit(block("a"), Priority.NOW, outcome);
        Await.until("it is being spoken", () -> spoken.get() == 1);
        try (var redis = shared.look()) {
            redis.flushAll();
        }
        Await.until("told", () -> outcome.events.contains("done"));
        hold.countDown();
        Await.until("the first try has ended", () -> worker.stats().running() == 0);
        assertThat(outcome.events).containsExactly("running", "done");
        assertThat(worker.stats().done()).isEqualTo(1);
        assertThat(worker.stats().lost()).isEqualTo(1);
    }

    @Test
    void blocks_are_taken_while_redis_is_away_and_spoken_when_it_is_back() throws Exception {
        var gateway = shared.gateway();
        shared.worker("worker", 1, request -> audio(1));
        shared.server.kill();
        gateway.submit(block("a"), Priority.NOW, outcome);
        assertThat(outcome.events).isEmpty();
        shared.server.startAgain();
        Await.until("told", () -> outcome.events.contains("done"));
        assertThat(outcome.events).containsExactly("running", "done");
    }

    @Test
    void a_block_cancelled_while_redis_is_away_is_not_spoken_later() throws Exception {
        var gateway = shared.gateway();
        var ticket = gateway.submit(block("a"), Priority.NOW, outcome);
        shared.server.kill();
        assertThat(ticket.cancel()).isTrue();
        shared.server.startAgain();
        Await.until("Redis knows", gateway::isSettled);
        assertThat(shared.hasFlight("a")).isFalse();
        assertThat(outcome.events).isEmpty();
    }

    @Test
    void nobody_waits_for_ever_for_a_redis_that_does_not_come_back() throws Exception {
        var gateway = shared.gateway(100, Duration.ofMillis(100));
        gateway.submit(block("sent"), Priority.NOW, outcome);
        shared.server.kill();
        var unsent = new Recorded();
        gateway.submit(block("unsent"), Priority.NOW, unsent);
        Await.until("both are told", () -> !outcome.events.isEmpty() && !unsent.events.isEmpty());
        assertThat(outcome.events).containsExactly("ENGINE_FAILED");
        assertThat(unsent.events).containsExactly("ENGINE_FAILED");
        assertThat(gateway.stats().waiting()).isZero();
    }

    @Test
    void scripts_that_redis_has_forgotten_are_sent_again() throws Exception {
        var gateway = shared.gateway();
        shared.worker("worker", 1, request -> audio(1));
        gateway.submit(block("a"), Priority.NOW, outcome);
        Await.until("told", () -> outcome.events.contains("done"));
        try (var redis = shared.look()) {
            redis.scriptFlush();
        }
        var again = new Recorded();
        gateway.submit(block("b"), Priority.NOW, again);
        Await.until("told", () -> again.events.contains("done"));
    }
}

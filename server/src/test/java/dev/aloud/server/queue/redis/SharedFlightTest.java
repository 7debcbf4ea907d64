package dev.aloud.server.queue.redis;

import static dev.aloud.server.queue.redis.SharedRedis.answer;
import static dev.aloud.server.queue.redis.SharedRedis.audio;
import static dev.aloud.server.queue.redis.SharedRedis.block;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.server.Await;
import dev.aloud.server.queue.BlockQueueContract.Recorded;
import dev.aloud.server.queue.Outlook;
import dev.aloud.server.queue.Priority;
import dev.aloud.server.queue.QueueFullException;
import dev.aloud.server.queue.Use;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.StreamEntryID;

/** Several gateways, one flight for each block: who hears of it, who is booked, and what happens when they go. */
final class SharedFlightTest {
    private static final String MODEL = SharedRedis.MODEL;
    private static final UUID JOB = UUID.randomUUID();

    private final SharedRedis shared = new SharedRedis();
    private final RedisWorkSource worker = shared.source("worker");

    @AfterEach
    void close() {
        shared.close();
    }

    private LeasedBlock take() {
        return answer(() -> worker.take(SharedRedis.LANE, false)).orElseThrow();
    }

    private Set<String> booked() {
        return shared.usage().stream()
                .map(entry -> entry.getFields().get("use"))
                .collect(Collectors.toSet());
    }

    @Test
    void a_block_that_two_gateways_want_is_spoken_once_both_are_told_and_each_use_is_booked() throws Exception {
        var one = new Recorded();
        var other = new Recorded();
        shared.gateway().submit(block("a", new Use(JOB, 0)), Priority.BACKGROUND, one);
        shared.gateway().submit(block("a", new Use(JOB, 7)), Priority.NOW, other);
        var block = take();
        assertThat(block.priority()).isEqualTo(Priority.NOW);
        assertThat(worker.take(SharedRedis.LANE, true)).isEmpty();
        assertThat(worker.complete(block, audio(1))).isTrue();
        Await.until("both are told", () -> one.events.contains("done") && other.events.contains("done"));
        assertThat(one.events).containsExactly("running", "done");
        assertThat(other.events).containsExactly("running", "done");
        assertThat(shared.usage()).hasSize(2);
        assertThat(booked()).containsExactlyInAnyOrder(JOB + "/0", JOB + "/7");
    }

    @Test
    void a_use_is_booked_once_however_often_it_is_asked_for_or_completed() throws Exception {
        var gateway = shared.gateway();
        gateway.submit(block("a", new Use(JOB, 0)), Priority.NOW, new Recorded());
        gateway.submit(block("a", new Use(JOB, 0)), Priority.NOW, new Recorded());
        var block = take();
        assertThat(worker.complete(block, audio(1))).isTrue();
        assertThat(worker.complete(block, audio(1))).isTrue();
        shared.gateway().submit(block("a", new Use(JOB, 0)), Priority.NOW, new Recorded());
        assertThat(shared.usage()).hasSize(1);
        var entry = shared.usage().getFirst().getFields();
        assertThat(entry)
                .containsEntry("v", "1")
                .containsEntry("use", JOB + "/0")
                .containsEntry("key", "a")
                .containsEntry("model", MODEL)
                .containsEntry("ms", "10");
    }

    @Test
    void a_block_just_spoken_is_had_from_redis_and_booked_for_who_comes_late() throws Exception {
        var first = new Recorded();
        shared.gateway().submit(block("a", new Use(JOB, 0)), Priority.NOW, first);
        worker.complete(take(), audio(1));
        Await.until("told", () -> first.events.contains("done"));
        var late = new Recorded();
        shared.gateway().submit(block("a", new Use(JOB, 1)), Priority.NOW, late);
        Await.until("told", () -> late.events.contains("done"));
        assertThat(late.audio).isEqualTo(audio(1));
        assertThat(worker.take(SharedRedis.LANE, true)).isEmpty();
        assertThat(booked()).containsExactlyInAnyOrder(JOB + "/0", JOB + "/1");
    }

    @Test
    void a_block_that_is_not_accepted_is_booked_for_nobody() throws Exception {
        var outcome = new Recorded();
        shared.gateway().submit(block("a", new Use(JOB, 0)), Priority.NOW, outcome);
        var block = take();
        worker.fail(block, new SynthesisException(SynthesisException.Code.TEXT_TOO_LONG, "too long"));
        assertThat(worker.complete(block, audio(1))).isFalse();
        Await.until("told", () -> outcome.events.contains("TEXT_TOO_LONG"));
        assertThat(shared.usage()).isEmpty();
        try (var redis = shared.look()) {
            assertThat(redis.exists("aloud:1:audio:a")).isFalse();
        }
    }

    @Test
    void nothing_stays_in_redis_for_long_of_what_every_gateway_has() throws Exception {
        var outcome = new Recorded();
        shared.gateway().submit(block("a"), Priority.NOW, outcome);
        worker.complete(take(), audio(1));
        Await.until("told", () -> outcome.events.contains("done"));
        try (var redis = shared.look()) {
            assertThat(redis.pttl("aloud:1:audio:a")).isBetween(0L, 20_000L);
            assertThat(redis.pttl("aloud:1:flight:a")).isBetween(0L, 20_000L);
            assertThat(redis.xlen("aloud:1:work:m@1:now")).isZero();
            assertThat(redis.exists("aloud:1:waiting")).isFalse();
        }
    }

    @Test
    void the_bound_is_for_the_blocks_of_all_gateways_together() throws Exception {
        var one = shared.gateway(2, Duration.ofSeconds(30));
        var other = shared.gateway(2, Duration.ofSeconds(30));
        one.submit(block("a"), Priority.NOW, new Recorded());
        other.submit(block("b"), Priority.NOW, new Recorded());
        assertThatThrownBy(() -> one.submit(block("c"), Priority.NOW, new Recorded()))
                .isInstanceOf(QueueFullException.class)
                .hasMessageContaining("try again");
        assertThat(one.stats().refused()).isEqualTo(1);
        one.submit(block("b"), Priority.NOW, new Recorded());
        take();
        one.submit(block("c"), Priority.NOW, new Recorded());
        Await.until("the other sees that it is full", other::isFull);
    }

    @Test
    void a_gateway_that_died_harms_nobody_who_asks_for_the_same_block() throws Exception {
        // A gateway that is never heard of again: nobody looks after what it has submitted.
        var dead = new GatewaySteps(shared.connection(), "dead", 100);
        dead.submit(1, block("a"), Set.of(), Priority.NOW);
        var outcome = new Recorded();
        shared.gateway().submit(block("a"), Priority.NOW, outcome);
        assertThat(worker.complete(take(), audio(1))).isTrue();
        Await.until("told", () -> outcome.events.contains("done"));
    }

    @Test
    void what_only_a_dead_gateway_wanted_is_not_spoken() throws Exception {
        var dead = new GatewaySteps(shared.connection(), "dead", 100);
        dead.submit(1, block("a"), Set.of(), Priority.NOW);
        try (var redis = shared.look()) {
            // As if it had been silent for long.
            redis.zadd("aloud:1:gateways", 1, "dead");
        }
        assertThat(worker.take(SharedRedis.LANE, false)).isEmpty();
        assertThat(shared.hasFlight("a")).isFalse();
        assertThat(shared.stream("aloud:1:work:m@1:now")).isEmpty();
    }

    @Test
    void one_gateway_may_leave_and_the_other_still_gets_its_block() throws Exception {
        var stays = new Recorded();
        var leaving = shared.gateway();
        var ticket = leaving.submit(block("a"), Priority.NOW, new Recorded());
        shared.gateway().submit(block("a"), Priority.NOW, stays);
        assertThat(ticket.cancel()).isTrue();
        Await.until("Redis knows", leaving::isSettled);
        assertThat(worker.complete(take(), audio(1))).isTrue();
        Await.until("told", () -> stays.events.contains("done"));
    }

    @Test
    void who_leaves_and_comes_back_is_told() throws Exception {
        var gateway = shared.gateway();
        for (int i = 0; i < 50; i++) {
            gateway.submit(block("a"), Priority.NOW, new Recorded()).cancel();
        }
        var outcome = new Recorded();
        gateway.submit(block("a"), Priority.NOW, outcome);
        Await.until("Redis knows", gateway::isSettled);
        assertThat(worker.complete(take(), audio(1))).isTrue();
        Await.until("told", () -> outcome.events.contains("done"));
        assertThat(outcome.events).containsExactly("running", "done");
    }

    @Test
    void a_worker_is_told_to_stop_speaking_what_nobody_wants_any_more() throws Exception {
        var never = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        shared.worker("loop", Duration.ofSeconds(30), request -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return audio(1);
        });
        var here = new Recorded();
        var there = new Recorded();
        var gateway = shared.gateway();
        var one = gateway.submit(block("a"), Priority.NOW, here);
        var other = shared.gateway().submit(block("a"), Priority.NOW, there);
        Await.until("it is being spoken", () -> here.events.contains("running") && there.events.contains("running"));
        assertThat(one.stop()).isTrue();
        Await.until("Redis knows", gateway::isSettled);
        assertThat(shared.hasFlight("a")).as("the other still wants it").isTrue();
        assertThat(interrupted.getCount()).isEqualTo(1);
        assertThat(other.stop()).isTrue();
        Await.until("the engine has been stopped", () -> interrupted.getCount() == 0);
        assertThat(here.events).containsExactly("running");
        assertThat(there.events).containsExactly("running");
        assertThat(shared.hasFlight("a")).isFalse();
    }

    @Test
    void who_has_left_is_not_charged_for_what_another_still_wants() throws Exception {
        var leaves = shared.gateway();
        var ticket = leaves.submit(block("a", new Use(JOB, 1)), Priority.NOW, new Recorded());
        var outcome = new Recorded();
        shared.gateway().submit(block("a", new Use(JOB, 2)), Priority.NOW, outcome);
        assertThat(ticket.stop()).isTrue();
        Await.until("Redis knows", leaves::isSettled);
        assertThat(worker.complete(take(), audio(1))).isTrue();
        Await.until("told", () -> outcome.events.contains("done"));
        assertThat(booked()).containsExactly(JOB + "/2");
    }

    @Test
    void a_flight_whose_entry_was_trimmed_away_is_queued_again_when_it_is_asked_for() throws Exception {
        var outcome = new Recorded();
        var gateway = shared.gateway();
        gateway.submit(block("a"), Priority.NOW, outcome);
        try (var redis = shared.look()) {
            redis.xtrim("aloud:1:work:m@1:now", 0, false);
        }
        assertThat(worker.take(SharedRedis.LANE, true)).isEmpty();
        gateway.submit(block("a"), Priority.NOW, new Recorded());
        assertThat(worker.complete(take(), audio(1))).isTrue();
        Await.until("told", () -> outcome.events.contains("done"));
        assertThat(List.of(outcome.events.getLast())).containsExactly("done");
    }

    @Test
    void a_block_that_nobody_speaks_fails_in_time_and_one_that_somebody_speaks_waits() throws Exception {
        var spoken = new AtomicBoolean(true);
        var gateway = shared.gateway(100, RedisBlockQueue.AWAY_LIMIT, voicing -> spoken.get());
        var outcome = new Recorded();
        gateway.submit(block("a"), Priority.NOW, outcome);
        // Several looks.
        TimeUnit.SECONDS.sleep(3);
        assertThat(outcome.events).isEmpty();
        spoken.set(false);
        Await.until("given up", () -> outcome.events.contains("ENGINE_FAILED"));
        Await.until("taken out", () -> !shared.hasFlight("a"));
    }

    @Test
    void a_block_waits_longer_for_a_worker_that_is_loading_and_not_for_ever() throws Exception {
        var gateway = shared.patientGateway(Duration.ofMillis(400), voicing -> Outlook.LOADING);
        var outcome = new Recorded();
        long begin = System.nanoTime();
        gateway.submit(block("a"), Priority.NOW, outcome);
        Await.until("given up", () -> outcome.events.contains("ENGINE_FAILED"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(4));
    }

    @Test
    void what_only_dead_gateways_want_is_taken_out_though_no_worker_speaks_it() throws Exception {
        shared.gateway().submit(block("b"), Priority.NOW, new Recorded());
        try (var redis = shared.look()) {
            // What a gateway that was killed has left: the one here, which lives, knows nothing of it.
            var left = new HashMap<>(redis.hgetAll("aloud:1:flight:b"));
            left.keySet().removeIf(field -> field.startsWith("g:"));
            left.put("g:killed", "1");
            var message = Map.of("v", "1", "key", "a");
            var entry = redis.xadd("aloud:1:work:m@1:now", StreamEntryID.NEW_ENTRY, message);
            left.put("entry", entry.toString());
            redis.hset("aloud:1:flight:a", left);
            redis.hset("aloud:1:flight:b", "g:killed", "1");
            redis.sadd("aloud:1:waiting", "a");
            redis.sadd("aloud:1:waiting", "without a flight");
            Await.until(
                    "only the other waits",
                    () -> redis.smembers("aloud:1:waiting").equals(Set.of("b")));
            assertThat(redis.exists("aloud:1:flight:a")).isFalse();
            assertThat(redis.xlen("aloud:1:work:m@1:now")).isEqualTo(1);
        }
    }

    @Test
    void only_workers_that_hold_nothing_and_were_silent_for_long_are_forgotten() throws Exception {
        shared.gateway().submit(block("a"), Priority.NOW, new Recorded());
        take();
        try (var redis = shared.look()) {
            redis.xgroupCreateConsumer("aloud:1:work:m@1:now", "workers", "idle");
            worker.tidy(SharedRedis.LANE);
            // Neither who holds a block nor who was there a moment ago.
            assertThat(redis.xinfoConsumers("aloud:1:work:m@1:now", "workers")).hasSize(2);
        }
    }
}

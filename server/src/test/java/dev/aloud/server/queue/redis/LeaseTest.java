package dev.aloud.server.queue.redis;

import static dev.aloud.server.queue.redis.SharedRedis.answer;
import static dev.aloud.server.queue.redis.SharedRedis.audio;
import static dev.aloud.server.queue.redis.SharedRedis.block;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.server.Await;
import dev.aloud.server.queue.BlockQueueContract.Recorded;
import dev.aloud.server.queue.Priority;
import dev.aloud.server.queue.Use;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Workers hold blocks for as long as they show that they are busy with them. */
final class LeaseTest {
    private final SharedRedis shared = new SharedRedis();
    private final RedisBlockQueue gateway = shared.gateway();
    private final Recorded outcome = new Recorded();

    @AfterEach
    void close() {
        shared.close();
    }

    private LeasedBlock reclaimed(RedisWorkSource worker) {
        var found = new AtomicReference<LeasedBlock>();
        Await.until("the block is reclaimed", () -> {
            answer(() -> worker.take(SharedRedis.LANE, true)).ifPresent(found::set);
            return found.get() != null;
        });
        return found.get();
    }

    @Test
    void a_dead_workers_block_is_spoken_by_another_once_its_lease_is_over() throws Exception {
        gateway.submit(block("a"), Priority.NOW, outcome);
        var dead = shared.source("dead").take(SharedRedis.LANE, true).orElseThrow();
        assertThat(dead.tries()).isEqualTo(1);
        var alive = shared.source("alive");
        var block = reclaimed(alive);
        assertThat(block.request()).isEqualTo(block("a"));
        assertThat(block.tries()).isEqualTo(2);
        assertThat(alive.complete(block, audio(1))).isTrue();
        Await.until("told", () -> outcome.events.contains("done"));
        assertThat(outcome.events).containsExactly("running", "done");
    }

    @Test
    void who_has_lost_the_lease_can_bring_nothing_more() throws Exception {
        gateway.submit(block("a", new Use(UUID.randomUUID(), 0)), Priority.NOW, outcome);
        var slow = shared.source("slow");
        var lost = slow.take(SharedRedis.LANE, true).orElseThrow();
        var quick = shared.source("quick");
        var block = reclaimed(quick);
        assertThat(slow.renew(List.of(lost))).containsExactly(lost.token());
        assertThat(slow.complete(lost, audio(1))).isFalse();
        assertThat(slow.fail(lost, new SynthesisException(SynthesisException.Code.TEXT_TOO_LONG, "too long")))
                .isFalse();
        assertThat(slow.giveBack(lost)).isFalse();
        assertThat(quick.renew(List.of(block))).isEmpty();
        assertThat(quick.complete(block, audio(2))).isTrue();
        assertThat(slow.complete(lost, audio(1))).isFalse();
        Await.until("told", () -> outcome.events.contains("done"));
        assertThat(outcome.events).containsExactly("running", "done");
        assertThat(outcome.audio).isEqualTo(audio(2));
        assertThat(shared.usage()).hasSize(1);
    }

    @Test
    void a_worker_that_renews_keeps_its_block_for_longer_than_a_lease() throws Exception {
        var release = new CountDownLatch(1);
        var busy = shared.worker("busy", 1, request -> {
            release.await();
            return audio(1);
        });
        gateway.submit(block("a"), Priority.NOW, outcome);
        Await.until("it is taken", () -> busy.stats().running() == 1);
        // The lease that counts is that of who looks. It is longer than the busy worker's, which a moment without
        // processor time
        // might keep from renewing.
        var lease = SharedRedis.LEASE.multipliedBy(5);
        var other = new RedisWorkSource(shared.connection(), "other", lease, SharedRedis.MOST_TRIES);
        long end = System.nanoTime() + lease.multipliedBy(2).toNanos();
        Await.until("two leases have passed", () -> {
            assertThat(answer(() -> other.take(SharedRedis.LANE, true))).isEmpty();
            return System.nanoTime() > end;
        });
        release.countDown();
        Await.until("told", () -> outcome.events.contains("done"));
        assertThat(busy.stats().done()).isEqualTo(1);
    }

    @Test
    void a_worker_that_has_lost_a_block_stops_speaking_it() throws Exception {
        var never = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        var paused = shared.worker("paused", 1, request -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return audio(1);
        });
        gateway.submit(block("a"), Priority.NOW, outcome);
        Await.until("it is taken", () -> paused.stats().running() == 1);
        // To a worker with a lease of a millisecond, any other has been silent for too long.
        var greedy = new RedisWorkSource(shared.connection(), "greedy", Duration.ofMillis(1), SharedRedis.MOST_TRIES);
        var block = reclaimed(greedy);
        interrupted.await();
        Await.until("it is counted", () -> paused.stats().lost() == 1);
        assertThat(greedy.complete(block, audio(2))).isTrue();
        Await.until("told", () -> outcome.events.contains("done"));
        assertThat(outcome.audio).isEqualTo(audio(2));
    }

    @Test
    void a_worker_that_stops_gives_its_blocks_back_and_that_is_no_try() throws Exception {
        var never = new CountDownLatch(1);
        var stopping = shared.worker("stopping", 1, request -> {
            never.await();
            return audio(1);
        });
        gateway.submit(block("a"), Priority.NOW, outcome);
        Await.until("it is taken", () -> stopping.stats().running() == 1);
        stopping.close();
        var next = shared.source("next");
        var block = next.take(SharedRedis.LANE, false).orElseThrow();
        assertThat(block.tries()).isEqualTo(1);
        assertThat(next.complete(block, audio(2))).isTrue();
        Await.until("told", () -> outcome.events.contains("done"));
        assertThat(outcome.events).containsExactly("running", "done");
    }
}

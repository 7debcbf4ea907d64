package dev.aloud.server.queue.redis;

import static dev.aloud.server.queue.redis.SharedRedis.LANE;
import static dev.aloud.server.queue.redis.SharedRedis.audio;
import static dev.aloud.server.queue.redis.SharedRedis.block;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.SynthesisException.Code;
import dev.aloud.server.Await;
import dev.aloud.server.queue.BlockQueueContract.Recorded;
import dev.aloud.server.queue.BlockRequest;
import dev.aloud.server.queue.Priority;
import dev.aloud.server.worker.WorkerLoop;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A worker that cannot speak, or not this revision, costs listeners nothing while another can. */
final class SickWorkerTest {
    private final SharedRedis shared = new SharedRedis();
    private final RedisBlockQueue gateway = shared.gateway();

    @AfterEach
    void close() {
        shared.close();
    }

    private RedisWorkSource careful(String name) {
        return new RedisWorkSource(
                shared.connection(), name, Duration.ofSeconds(10), SharedRedis.MOST_TRIES, Duration.ofSeconds(30));
    }

    @Test
    void a_worker_gets_the_blocks_of_its_own_revision_only() throws Exception {
        var outcomes = new ArrayList<Recorded>();
        for (var revision : List.of("3", "4", "3", "4")) {
            var name = "block " + outcomes.size();
            var outcome = new Recorded();
            outcomes.add(outcome);
            gateway.submit(
                    new BlockRequest(name, name, new Voicing(LANE.model(), revision, "one", Speed.NORMAL)),
                    Priority.NOW,
                    outcome);
        }
        try (var former = loop("former", "3");
                var present = loop("present", "4")) {
            former.start();
            present.start();
            for (var outcome : outcomes) {
                Await.until("spoken", () -> outcome.events.contains("done"));
            }
            assertThat(former.stats().done()).isEqualTo(2);
            assertThat(present.stats().done()).isEqualTo(2);
        }
    }

    private WorkerLoop loop(String name, String revision) {
        return new WorkerLoop(
                shared.source(name),
                request -> {
                    assertThat(request.voicing().revision()).isEqualTo(revision);
                    return audio(1);
                },
                () -> Map.of(new ModelRevision(LANE.model(), revision), 1),
                Duration.ofMillis(100));
    }

    @Test
    void a_block_is_left_to_others_by_the_worker_that_failed_on_it() throws Exception {
        var sick = careful("sick");
        gateway.submit(block("a"), Priority.NOW, new Recorded());
        sick.fail(sick.take(LANE, true).orElseThrow(), new SynthesisException(Code.ENGINE_FAILED, "no GPU"));
        gateway.submit(block("b"), Priority.PREFETCH, new Recorded());
        // What it has not failed on it takes, and the other block does not stand in the way.
        assertThat(sick.take(LANE, true).orElseThrow().key()).isEqualTo("b");
        assertThat(sick.take(LANE, true)).isEmpty();
        var block = careful("healthy").take(LANE, false).orElseThrow();
        assertThat(block.key()).isEqualTo("a");
        assertThat(block.tries()).isEqualTo(2);
    }

    @Test
    void what_only_this_worker_lacks_is_tried_by_another() throws Exception {
        var outcome = new Recorded();
        gateway.submit(block("a"), Priority.NOW, outcome);
        var bare = careful("bare");
        bare.fail(bare.take(LANE, true).orElseThrow(), new SynthesisException(Code.NOT_INSTALLED, "no files here"));
        var other = careful("other");
        assertThat(other.complete(other.take(LANE, true).orElseThrow(), audio(1)))
                .isTrue();
        Await.until("told", () -> outcome.events.contains("done"));
    }

    @Test
    void a_block_that_became_urgent_while_it_ran_is_tried_again_as_such() throws Exception {
        var ticket = gateway.submit(block("a"), Priority.BACKGROUND, new Recorded());
        var worker = shared.source("worker");
        var block = worker.take(LANE, true).orElseThrow();
        ticket.hasten(Priority.NOW);
        Await.until("Redis was told", gateway::isSettled);
        worker.fail(block, new SynthesisException(Code.ENGINE_FAILED, "coughs"));
        assertThat(worker.take(LANE, true).orElseThrow().priority()).isEqualTo(Priority.NOW);
    }

    @Test
    void a_thread_goes_on_after_whatever_a_block_does_to_it() throws Exception {
        var broken = new Recorded();
        var next = new Recorded();
        var tried = new AtomicInteger();
        var first = new CountDownLatch(1);
        var worker = shared.worker("worker", 1, request -> {
            if (request.text().equals("poison")) {
                tried.incrementAndGet();
                first.countDown();
                throw new UnsatisfiedLinkError("no such library");
            }
            return audio(1);
        });
        gateway.submit(block("poison"), Priority.NOW, broken);
        first.await();
        gateway.submit(block("next"), Priority.NOW, next);
        Await.until("the next is spoken", () -> next.events.contains("done"));
        Await.until("given up", () -> broken.events.contains("ENGINE_FAILED"));
        assertThat(tried).hasValue(SharedRedis.MOST_TRIES);
        assertThat(worker.stats().done()).isEqualTo(1);
    }
}

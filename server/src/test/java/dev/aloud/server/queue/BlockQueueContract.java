package dev.aloud.server.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.server.Await;
import dev.aloud.server.media.BlockAudio;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every {@link BlockQueue} does. */
public abstract class BlockQueueContract {
    private static final BlockAudio SILENCE = new BlockAudio(16_000, new byte[320], List.of());

    private static final List<Priority> PRIORITIES = List.of(Priority.values());

    private final Semaphore gate = new Semaphore(0);
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> now = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> most = new ConcurrentHashMap<>();
    private BlockQueue queue;

    /** A queue with these limits. */
    protected abstract BlockQueue open(
            Speaker speaker, Map<String, Integer> concurrency, int limit, Duration closeLimit);

    /** Returns when the queue has done all that it was asked for; one that does so before it returns has nothing to do here. */
    protected void settle(BlockQueue asked) {}

    @AfterEach
    void close() {
        gate.release(100_000);
        if (queue != null) {
            queue.close();
        }
    }

    private BlockQueue open(Map<String, Integer> concurrency, int limit) {
        queue = open(this::speakAtTheGate, concurrency, limit, Duration.ofSeconds(20));
        return queue;
    }

    private BlockAudio speakAtTheGate(BlockRequest request) throws InterruptedException {
        var model = request.voicing().model();
        int at = now.computeIfAbsent(model, m -> new AtomicInteger()).incrementAndGet();
        most.computeIfAbsent(model, m -> new AtomicInteger()).accumulateAndGet(at, Math::max);
        begun.add(request.text());
        try {
            gate.acquire();
        } finally {
            now.get(model).decrementAndGet();
        }
        return SILENCE;
    }

    public static BlockRequest block(String model, String text) {
        return new BlockRequest(text, text, new Voicing(model, "1", "one", Speed.NORMAL));
    }

    @Test
    void a_block_is_running_and_then_done() throws Exception {
        open(Map.of("m", 1), 10);
        var outcome = new Recorded();
        queue.submit(block("m", "a"), Priority.NOW, outcome);
        Await.until("running", () -> outcome.events.contains("running"));
        assertThat(outcome.events).containsExactly("running");
        gate.release();
        Await.until("done", () -> outcome.events.size() == 2);
        assertThat(outcome.events).containsExactly("running", "done");
        assertThat(outcome.audio).isEqualTo(SILENCE);
        assertThat(queue.stats()).isEqualTo(new QueueStats(0, 0, 1, 0, 0, 0));
    }

    @Test
    void no_more_blocks_of_a_model_are_spoken_at_once_than_it_allows() throws Exception {
        open(Map.of("m", 3, "n", 1), 100);
        for (int i = 0; i < 20; i++) {
            queue.submit(block("m", "m" + i), Priority.NOW, new Recorded());
            queue.submit(block("n", "n" + i), Priority.NOW, new Recorded());
        }
        Await.until("all lanes are full", () -> begun.size() == 4);
        gate.release(1_000);
        Await.until("all are done", () -> queue.stats().done() == 40);
        assertThat(most.get("m")).hasValue(3);
        assertThat(most.get("n")).hasValue(1);
    }

    @Test
    void the_most_urgent_goes_first_and_the_oldest_among_equals() throws Exception {
        open(Map.of("m", 1), 100);
        queue.submit(block("m", "first"), Priority.NOW, new Recorded());
        Await.until("the engine is busy", () -> begun.size() == 1);
        queue.submit(block("m", "background"), Priority.BACKGROUND, new Recorded());
        queue.submit(block("m", "prefetch 1"), Priority.PREFETCH, new Recorded());
        queue.submit(block("m", "prefetch 2"), Priority.PREFETCH, new Recorded());
        queue.submit(block("m", "now 1"), Priority.NOW, new Recorded());
        queue.submit(block("m", "now 2"), Priority.NOW, new Recorded());
        gate.release(100);
        Await.until("all are done", () -> queue.stats().done() == 6);
        assertThat(begun).containsExactly("first", "now 1", "now 2", "prefetch 1", "prefetch 2", "background");
    }

    @Test
    void a_block_that_becomes_urgent_overtakes() throws Exception {
        open(Map.of("m", 1), 100);
        queue.submit(block("m", "first"), Priority.NOW, new Recorded());
        Await.until("the engine is busy", () -> begun.size() == 1);
        queue.submit(block("m", "a"), Priority.PREFETCH, new Recorded());
        var ticket = queue.submit(block("m", "b"), Priority.PREFETCH, new Recorded());
        ticket.hasten(Priority.NOW);
        ticket.hasten(Priority.BACKGROUND);
        settle(queue);
        gate.release(100);
        Await.until("all are done", () -> queue.stats().done() == 3);
        assertThat(begun).containsExactly("first", "b", "a");
    }

    @Test
    void a_cancelled_block_is_never_begun_and_its_outcome_hears_nothing() throws Exception {
        open(Map.of("m", 1), 100);
        queue.submit(block("m", "first"), Priority.NOW, new Recorded());
        Await.until("the engine is busy", () -> begun.size() == 1);
        var outcome = new Recorded();
        var ticket = queue.submit(block("m", "dropped"), Priority.NOW, outcome);
        queue.submit(block("m", "last"), Priority.NOW, new Recorded());
        assertThat(ticket.cancel()).isTrue();
        assertThat(ticket.cancel()).isFalse();
        settle(queue);
        gate.release(100);
        Await.until("the others are done", () -> queue.stats().done() == 2);
        assertThat(begun).containsExactly("first", "last");
        assertThat(outcome.events).isEmpty();
        assertThat(queue.stats().cancelled()).isEqualTo(1);
    }

    @Test
    void a_block_under_way_cannot_be_cancelled() throws Exception {
        open(Map.of("m", 1), 100);
        var outcome = new Recorded();
        var ticket = queue.submit(block("m", "a"), Priority.NOW, outcome);
        Await.until("running", () -> outcome.events.contains("running"));
        assertThat(ticket.cancel()).isFalse();
        gate.release();
        Await.until("done", () -> outcome.events.contains("done"));
    }

    @Test
    void a_block_under_way_can_be_stopped_and_the_next_is_not() throws Exception {
        open(Map.of("m", 1), 100);
        var outcome = new Recorded();
        var next = new Recorded();
        var ticket = queue.submit(block("m", "a"), Priority.NOW, outcome);
        Await.until("running", () -> outcome.events.contains("running"));
        queue.submit(block("m", "next"), Priority.NOW, next);
        assertThat(ticket.stop()).isTrue();
        assertThat(ticket.stop()).isFalse();
        assertThat(ticket.cancel()).isFalse();
        Await.until("the next is begun", () -> begun.contains("next"));
        gate.release();
        Await.until("the next is done", () -> next.events.contains("done"));
        assertThat(outcome.events).containsExactly("running");
        assertThat(queue.stats()).isEqualTo(new QueueStats(0, 0, 1, 0, 1, 0));
    }

    @Test
    void a_block_that_waits_can_be_stopped_and_one_that_is_done_cannot() throws Exception {
        open(Map.of("m", 1), 100);
        var first = new Recorded();
        var dropped = new Recorded();
        var ticket = queue.submit(block("m", "first"), Priority.NOW, first);
        Await.until("the engine is busy", () -> begun.size() == 1);
        assertThat(queue.submit(block("m", "dropped"), Priority.NOW, dropped).stop())
                .isTrue();
        settle(queue);
        gate.release(100);
        Await.until("done", () -> first.events.contains("done"));
        assertThat(ticket.stop()).isFalse();
        assertThat(begun).containsExactly("first");
        assertThat(dropped.events).isEmpty();
    }

    @Test
    void a_full_queue_refuses_and_takes_again_when_there_is_room() throws Exception {
        open(Map.of("m", 1), 2);
        queue.submit(block("m", "running"), Priority.NOW, new Recorded());
        Await.until("the engine is busy", () -> begun.size() == 1);
        queue.submit(block("m", "a"), Priority.NOW, new Recorded());
        var ticket = queue.submit(block("m", "b"), Priority.NOW, new Recorded());
        assertThatThrownBy(() -> queue.submit(block("m", "c"), Priority.NOW, new Recorded()))
                .isInstanceOf(QueueFullException.class);
        assertThat(queue.check().ok()).isFalse();
        assertThat(queue.check().serves()).isTrue();
        assertThat(queue.isFull()).isTrue();
        ticket.cancel();
        settle(queue);
        Await.until("there is room", () -> !queue.isFull());
        queue.submit(block("m", "d"), Priority.NOW, new Recorded());
        assertThat(queue.stats().refused()).isEqualTo(1);
    }

    @Test
    void a_block_that_fails_or_breaks_its_engine_harms_no_other() throws Exception {
        queue = open(
                request -> switch (request.text()) {
                    case "fails" -> throw new SynthesisException(SynthesisException.Code.TEXT_TOO_LONG, "too long");
                    case "breaks" -> throw new IllegalStateException("broken");
                    default -> SILENCE;
                },
                Map.of("m", 1),
                10,
                Duration.ofSeconds(20));
        var fails = new Recorded();
        var breaks = new Recorded();
        var speaks = new Recorded();
        queue.submit(block("m", "fails"), Priority.NOW, fails);
        queue.submit(block("m", "breaks"), Priority.NOW, breaks);
        queue.submit(block("m", "speaks"), Priority.NOW, speaks);
        Await.until("all have ended", () -> queue.stats().done() + queue.stats().failed() == 3);
        Await.until("they were told", () -> breaks.events.size() + fails.events.size() + speaks.events.size() == 6);
        assertThat(speaks.events).containsExactly("running", "done");
        assertThat(fails.events).containsExactly("running", "TEXT_TOO_LONG");
        assertThat(breaks.events).containsExactly("running", "ENGINE_FAILED");
        assertThat(queue.stats()).isEqualTo(new QueueStats(0, 0, 1, 2, 0, 0));
    }

    @Test
    void closing_lets_blocks_under_way_finish_and_fails_the_others() throws Exception {
        open(Map.of("m", 1), 10);
        var running = new Recorded();
        var waiting = new Recorded();
        queue.submit(block("m", "running"), Priority.NOW, running);
        Await.until("running", () -> running.events.contains("running"));
        queue.submit(block("m", "waiting"), Priority.NOW, waiting);
        var closer = Thread.ofVirtual().start(queue::close);
        Await.until("the waiting block has failed", () -> !waiting.events.isEmpty());
        gate.release();
        closer.join();
        assertThat(running.events).containsExactly("running", "done");
        assertThat(waiting.events).containsExactly("CLOSED");
        assertThatThrownBy(() -> queue.submit(block("m", "late"), Priority.NOW, new Recorded()))
                .isInstanceOf(QueueFullException.class);
        assertThat(queue.check().ok()).isFalse();
    }

    @Test
    void closing_interrupts_what_takes_longer_than_the_limit() throws Exception {
        queue = open(this::speakAtTheGate, Map.of("m", 1), 10, Duration.ofMillis(20));
        var stuck = new Recorded();
        queue.submit(block("m", "stuck"), Priority.NOW, stuck);
        Await.until("running", () -> stuck.events.contains("running"));
        queue.close();
        Await.until("it was told", () -> stuck.events.size() == 2);
        assertThat(stuck.events).containsExactly("running", "CLOSED");
    }

    @Test
    void under_a_storm_of_stopping_every_block_ends_once_and_no_stop_hits_another_block() throws Exception {
        var patient = new Semaphore(0);
        var interrupts = new AtomicInteger();
        queue = open(
                request -> {
                    try {
                        patient.tryAcquire(request.text().hashCode() & 1, TimeUnit.MILLISECONDS);
                    } catch (InterruptedException e) {
                        interrupts.incrementAndGet();
                        throw e;
                    }
                    return SILENCE;
                },
                Map.of("m", 3),
                100_000,
                Duration.ofSeconds(20));
        var kept = new ConcurrentLinkedQueue<Recorded>();
        var stopped = new ConcurrentLinkedQueue<Recorded>();
        var number = new AtomicInteger();
        var ends = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int t = 0; t < 8; t++) {
                var random = new Random(t);
                ends.add(threads.submit(() -> {
                    for (int i = 0; i < 200; i++) {
                        var outcome = new Recorded();
                        var ticket = queue.submit(block("m", "x" + number.incrementAndGet()), Priority.NOW, outcome);
                        if (random.nextBoolean()) {
                            Await.until("it has begun", () -> !outcome.events.isEmpty());
                            (ticket.stop() ? stopped : kept).add(outcome);
                        } else {
                            kept.add(outcome);
                        }
                    }
                    return null;
                }));
            }
        }
        for (var end : ends) {
            end.get();
        }
        assertThat(kept.size() + stopped.size()).isEqualTo(8 * 200);
        Await.until("all have ended", () -> kept.stream().allMatch(o -> o.events.size() == 2));
        assertThat(kept).allSatisfy(o -> assertThat(o.events).containsExactly("running", "done"));
        assertThat(stopped).allSatisfy(o -> assertThat(o.events).containsExactly("running"));
        assertThat(interrupts).hasValueLessThanOrEqualTo(stopped.size());
    }

    @Test
    void under_a_storm_every_block_ends_exactly_once() throws Exception {
        gate.release(1_000_000);
        open(Map.of("m", 2, "n", 3), 100_000);
        var outcomes = new ConcurrentLinkedQueue<Recorded>();
        var cancelled = new AtomicInteger();
        var number = new AtomicInteger();
        var ends = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int t = 0; t < 16; t++) {
                var random = new Random(t);
                ends.add(threads.submit(() -> {
                    for (int i = 0; i < 500; i++) {
                        var outcome = new Recorded();
                        var ticket = queue.submit(
                                block(random.nextBoolean() ? "m" : "n", "x" + number.incrementAndGet()),
                                PRIORITIES.get(random.nextInt(3)),
                                outcome);
                        if (random.nextInt(3) == 0) {
                            ticket.hasten(Priority.NOW);
                        }
                        if (random.nextInt(3) == 0 && ticket.cancel()) {
                            cancelled.incrementAndGet();
                        } else {
                            outcomes.add(outcome);
                        }
                    }
                    return null;
                }));
            }
        }
        for (var end : ends) {
            end.get();
        }
        Await.until("all have ended", () -> outcomes.stream().allMatch(o -> o.events.size() == 2));
        assertThat(outcomes).hasSize(16 * 500 - cancelled.get());
        assertThat(queue.stats()).isEqualTo(new QueueStats(0, 0, outcomes.size(), 0, cancelled.get(), 0));
        assertThat(outcomes).allSatisfy(o -> assertThat(o.events).containsExactly("running", "done"));
        assertThat(IntStream.of(most.get("m").get(), most.get("n").get())).allMatch(at -> at <= 3);
    }

    /** Remembers what it was told. */
    public static final class Recorded implements BlockQueue.Outcome {
        public final List<String> events = new CopyOnWriteArrayList<>();
        public volatile BlockAudio audio;

        @Override
        public void running() {
            events.add("running");
        }

        @Override
        public void done(BlockAudio spoken) {
            audio = spoken;
            events.add("done");
        }

        @Override
        public void failed(SynthesisException failure) {
            events.add(failure.code().name());
        }
    }
}

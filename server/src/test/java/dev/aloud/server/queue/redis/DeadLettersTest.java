package dev.aloud.server.queue.redis;

import static dev.aloud.server.queue.redis.SharedRedis.answer;
import static dev.aloud.server.queue.redis.SharedRedis.audio;
import static dev.aloud.server.queue.redis.SharedRedis.block;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.SynthesisException.Code;
import dev.aloud.server.Await;
import dev.aloud.server.queue.BlockQueueContract.Recorded;
import dev.aloud.server.queue.Priority;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.StreamEntryID;

/** What is tried in vain, or not understood, is kept for an operator. */
final class DeadLettersTest {
    private static final String MODEL = SharedRedis.MODEL;

    private final SharedRedis shared = new SharedRedis();
    private final RedisBlockQueue gateway = shared.gateway();
    private final DeadLetters letters = new DeadLetters(shared.connection());
    private final Recorded outcome = new Recorded();

    @AfterEach
    void close() {
        shared.close();
    }

    private DeadLetter only() {
        var all = answer(() -> letters.newest(10));
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void a_block_that_fails_again_and_again_is_given_up_and_can_be_read() throws Exception {
        var tried = new AtomicInteger();
        shared.worker("worker", 1, request -> {
            tried.incrementAndGet();
            throw new SynthesisException(Code.ENGINE_FAILED, "the engine coughs");
        });
        gateway.submit(block("a"), Priority.PREFETCH, outcome);
        Await.until("told", () -> outcome.events.contains("ENGINE_FAILED"));
        assertThat(outcome.events).containsExactly("running", "ENGINE_FAILED");
        assertThat(tried).hasValue(SharedRedis.MOST_TRIES);
        var letter = only();
        assertThat(letter.reason()).isEqualTo("engine_failed");
        assertThat(letter.message()).isEqualTo("the engine coughs");
        assertThat(letter.tries()).isEqualTo(SharedRedis.MOST_TRIES);
        assertThat(letter.worker()).isEqualTo("worker");
        assertThat(List.of(letter.key(), letter.model(), letter.voice(), letter.text()))
                .containsExactly("a", MODEL, "one", "a");
        assertThat(shared.usage()).isEmpty();
        assertThat(shared.stream("aloud:1:work:m@1:prefetch")).isEmpty();
    }

    @Test
    void a_block_on_which_every_worker_dies_is_given_up() throws Exception {
        gateway.submit(block("a"), Priority.NOW, outcome);
        var taken = new AtomicInteger();
        Await.until("it is given up", () -> {
            // Every time another worker, which is never heard of again.
            var worker = shared.source("worker-" + taken.get());
            if (answer(() -> worker.take(SharedRedis.LANE, true)).isPresent()) {
                taken.incrementAndGet();
            }
            return !outcome.events.isEmpty() && outcome.events.getLast().equals("ENGINE_FAILED");
        });
        assertThat(taken).hasValue(SharedRedis.MOST_TRIES);
        assertThat(only().reason()).isEqualTo("lost");
    }

    @Test
    void what_no_other_try_would_help_ends_at_once_and_is_no_dead_letter() throws Exception {
        var tried = new AtomicInteger();
        shared.worker("worker", 1, request -> {
            tried.incrementAndGet();
            throw new SynthesisException(Code.TEXT_TOO_LONG, "too long");
        });
        gateway.submit(block("a"), Priority.NOW, outcome);
        Await.until("told", () -> outcome.events.contains("TEXT_TOO_LONG"));
        assertThat(tried).hasValue(1);
        assertThat(letters.newest(10)).isEmpty();
    }

    @Test
    void a_requeued_letter_is_spoken_for_who_asks_again() throws Exception {
        var source = shared.source("worker");
        gateway.submit(block("a"), Priority.NOW, outcome);
        for (int i = 0; i < SharedRedis.MOST_TRIES; i++) {
            var block = source.take(SharedRedis.LANE, false).orElseThrow();
            source.fail(block, new SynthesisException(Code.TIMED_OUT, "too slow"));
        }
        Await.until("told", () -> outcome.events.contains("TIMED_OUT"));
        var id = only().id();
        assertThat(letters.requeue(id)).isEqualTo(DeadLetters.Requeued.DONE);
        assertThat(letters.requeue(id)).isEqualTo(DeadLetters.Requeued.GONE);
        assertThat(letters.newest(10)).isEmpty();
        var again = new Recorded();
        gateway.submit(block("a"), Priority.NOW, again);
        var block = source.take(SharedRedis.LANE, false).orElseThrow();
        assertThat(block.tries()).isEqualTo(1);
        assertThat(source.take(SharedRedis.LANE, false)).isEmpty();
        assertThat(source.complete(block, audio(1))).isTrue();
        Await.until("told", () -> again.events.contains("done"));
        assertThat(outcome.events).doesNotContain("done");
    }

    @Test
    void a_requeued_letter_is_spoken_though_nobody_asks() throws Exception {
        var source = shared.source("worker");
        gateway.submit(block("a"), Priority.NOW, outcome);
        for (int i = 0; i < SharedRedis.MOST_TRIES; i++) {
            source.fail(
                    source.take(SharedRedis.LANE, false).orElseThrow(),
                    new SynthesisException(Code.TIMED_OUT, "too slow"));
        }
        Await.until("told of the failure", () -> outcome.events.contains("TIMED_OUT"));
        letters.requeue(only().id());
        assertThat(source.complete(source.take(SharedRedis.LANE, false).orElseThrow(), audio(1)))
                .isTrue();
        var late = new Recorded();
        gateway.submit(block("a"), Priority.NOW, late);
        Await.until("found in Redis", () -> late.events.contains("done"));
    }

    @Test
    void a_removed_letter_is_gone() throws Exception {
        gateway.submit(block("a"), Priority.NOW, outcome);
        var source = shared.source("worker");
        for (int i = 0; i < SharedRedis.MOST_TRIES; i++) {
            source.fail(
                    source.take(SharedRedis.LANE, false).orElseThrow(),
                    new SynthesisException(Code.TIMED_OUT, "too slow"));
        }
        var id = only().id();
        assertThat(letters.remove(id)).isTrue();
        assertThat(letters.remove(id)).isFalse();
        assertThat(letters.newest(10)).isEmpty();
        assertThatThrownBy(() -> letters.remove("x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_entry_of_another_version_is_refused_with_a_clear_reason_and_the_next_block_is_spoken() throws Exception {
        try (var redis = shared.look()) {
            redis.xadd(
                    "aloud:1:work:m@1:now",
                    StreamEntryID.NEW_ENTRY,
                    Map.of("v", "2", "key", "b", "more", "than known"));
            redis.xadd("aloud:1:work:m@1:now", StreamEntryID.NEW_ENTRY, Map.of("nothing", "known"));
        }
        var next = new Recorded();
        gateway.submit(block("next"), Priority.NOW, next);
        var worker = shared.worker("worker", 1, request -> audio(1));
        Await.until("the next is spoken", () -> next.events.contains("done"));
        var refused = letters.newest(10);
        assertThat(refused).hasSize(2).allSatisfy(letter -> {
            assertThat(letter.reason()).isEqualTo("version");
            assertThat(letter.message()).contains("one release");
            assertThat(letter.worker()).isEqualTo("worker");
        });
        assertThat(refused.getLast().message()).contains("version 2").contains("version 1");
        assertThat(letters.requeue(refused.getLast().id())).isEqualTo(DeadLetters.Requeued.OTHER_VERSION);
        assertThat(shared.stream("aloud:1:work:m@1:now")).isEmpty();
        assertThat(worker.stats().failed()).isZero();
    }
}

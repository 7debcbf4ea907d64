package dev.aloud.server.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.server.Await;
import dev.aloud.server.cache.BlockCache;
import dev.aloud.server.cache.HotBlockCache;
import dev.aloud.server.cache.NoBlockCache;
import dev.aloud.server.catalogue.Catalogue;
import dev.aloud.server.media.BlockAudio;
import dev.aloud.server.queue.BlockQueue;
import dev.aloud.server.queue.BlockRequest;
import dev.aloud.server.queue.InProcessBlockQueue;
import dev.aloud.server.queue.Priority;
import dev.aloud.server.queue.QueueStats;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SynthesisTest {
    private static final List<Priority> PRIORITIES = List.of(Priority.values());

    private final ScriptedAdapter engine = new ScriptedAdapter("m", 2);
    private final Catalogue catalogue = Catalogue.of(List.of(engine));
    private final InterceptedCache cache = new InterceptedCache(new HotBlockCache(new NoBlockCache(), 64 << 20));
    private InProcessBlockQueue queue = queue(1_000);
    private Synthesis synthesis = new Synthesis(cache, queue);

    private InProcessBlockQueue queue(int limit) {
        return new InProcessBlockQueue(new EngineSpeaker(catalogue), m -> 2, limit, Duration.ofSeconds(20));
    }

    @AfterEach
    void close() {
        catalogue.close();
        cache.writes.release(1_000_000);
        queue.close();
        synthesis.close();
    }

    static BlockRequest block(int number, String text) {
        var voicing = new Voicing("m", "1", "one", Speed.NORMAL);
        return new BlockRequest(String.format(Locale.ROOT, "%064x", number), text, voicing);
    }

    private Heard ask(BlockRequest request) {
        return ask(request, Priority.NOW);
    }

    private Heard ask(BlockRequest request, Priority priority) {
        var heard = new Heard();
        heard.subscription = synthesis.request(request, priority, heard);
        return heard;
    }

    @Test
    void a_new_block_is_running_and_then_ready_with_its_audio_and_words() {
        var heard = ask(block(1, "abc"));
        Await.until("ready", heard::isReady);
        assertThat(heard.names()).containsExactly("Running", "Ready");
        assertThat(heard.ready().cached()).isFalse();
        assertThat(heard.ready().audio().samples()).isEqualTo(3 * ScriptedAdapter.RATE / 100);
        assertThat(heard.ready().audio().words()).hasSize(1);
    }

    @Test
    void a_cached_block_is_ready_at_once_without_the_queue() {
        Await.until("ready", ask(block(1, "abc"))::isReady);
        Await.until("stored", () -> synthesis.stats().inFlight() == 0);
        var second = ask(block(1, "abc"));
        assertThat(second.names()).containsExactly("Ready");
        assertThat(second.ready().cached()).isTrue();
        assertThat(engine.spoken()).isEqualTo(1);
        assertThat(synthesis.stats()).isEqualTo(new SynthesisStats(2, 1, 0, 1, 0, 0));
    }

    @Test
    void two_listeners_of_one_block_cause_one_synthesis() {
        engine.gate();
        var first = ask(block(1, "abc"));
        Await.until("running", () -> engine.now() == 1);
        var second = ask(block(1, "abc"));
        assertThat(second.names()).containsExactly("Running");
        engine.pass(2);
        Await.until("both are ready", () -> first.isReady() && second.isReady());
        assertThat(engine.spoken()).isEqualTo(1);
        assertThat(first.ready().audio()).isSameAs(second.ready().audio());
        assertThat(synthesis.stats().joined()).isEqualTo(1);
    }

    @Test
    void a_thousand_listeners_at_once_cause_one_synthesis_a_block() throws Exception {
        var all = new ConcurrentLinkedQueue<Heard>();
        var ends = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int listener = 0; listener < 1_000; listener++) {
                var random = new Random(listener);
                ends.add(threads.submit(() -> {
                    random.ints(20, 0, 20).forEach(i -> all.add(ask(block(i, "block number " + i))));
                }));
            }
        }
        for (var end : ends) {
            end.get();
        }
        Await.until("all are ready", () -> all.stream().allMatch(Heard::isReady));
        assertThat(all).hasSize(20_000);
        IntStream.range(0, 20)
                .forEach(i -> assertThat(engine.spoken("block number " + i)).isEqualTo(1));
        assertThat(all)
                .allSatisfy(heard -> assertThat(heard.names()).isIn(List.of("Ready"), List.of("Running", "Ready")));
    }

    @Test
    void listeners_hear_a_block_before_it_is_written() {
        cache.holdWrites = true;
        var first = ask(block(1, "abc"));
        Await.until("ready", first::isReady);
        assertThat(cache.contains(block(1, "abc").key())).isFalse();
        var second = ask(block(1, "abc"));
        assertThat(second.ready().cached()).isTrue();
        cache.writes.release(10);
        Await.until("stored", () -> cache.contains(block(1, "abc").key()));
        assertThat(engine.spoken()).isEqualTo(1);
    }

    @Test
    void a_full_disk_costs_no_listener_its_block() {
        cache.failWrites = true;
        var first = ask(block(1, "abc"));
        Await.until("ready", first::isReady);
        Await.until("given up", () -> synthesis.stats().inFlight() == 0);
        cache.failWrites = false;
        var second = ask(block(1, "abc"));
        Await.until("ready again", second::isReady);
        assertThat(second.ready().audio()).isEqualTo(first.ready().audio());
        assertThat(engine.spoken()).isEqualTo(2);
    }

    @Test
    void a_store_over_the_network_that_is_slower_than_engines_keeps_none_of_them() {
        cache.holdWrites = true;
        cache.isRemote = true;
        int blocks = 80;
        for (int i = 0; i < blocks; i++) {
            var heard = ask(block(i, "block number " + i));
            Await.until("ready", heard::isReady);
        }
        cache.writes.release(blocks);
        Await.until("stored or left out", () -> synthesis.stats().inFlight() == 0);
    }

    @Test
    void a_cache_that_cannot_be_read_costs_a_synthesis_and_no_more() {
        cache.failReads = true;
        var heard = ask(block(1, "abc"));
        Await.until("ready", heard::isReady);
        assertThat(heard.ready().cached()).isFalse();
    }

    @Test
    void a_failure_is_told_with_its_code_and_not_cached() {
        engine.fail(new SynthesisException(SynthesisException.Code.ENGINE_FAILED, "it broke"));
        var first = ask(block(1, "abc"));
        Await.until("failed", () -> first.names().contains("Failed"));
        assertThat(first.events.getLast()).isEqualTo(new BlockEvent.Failed("engine_failed", "it broke", true));
        engine.fail(null);
        var second = ask(block(1, "abc"));
        Await.until("ready", second::isReady);
        assertThat(engine.spoken()).isEqualTo(2);
    }

    @Test
    void a_block_nobody_wants_any_more_is_not_synthesised() {
        engine.gate();
        ask(block(1, "first"));
        ask(block(2, "second"));
        Await.until("both engines are busy", () -> engine.now() == 2);
        var dropped = ask(block(3, "dropped"));
        dropped.subscription.withdraw();
        dropped.subscription.withdraw();
        var last = ask(block(4, "last"));
        engine.pass(10);
        Await.until("the last is ready", last::isReady);
        assertThat(engine.spoken("dropped")).isZero();
        assertThat(dropped.events).isEmpty();
        Await.until("nothing is left", () -> synthesis.stats().inFlight() == 0);
    }

    @Test
    void a_block_that_one_of_two_still_wants_is_synthesised_for_that_one() {
        engine.gate();
        ask(block(1, "first"));
        ask(block(2, "second"));
        Await.until("both engines are busy", () -> engine.now() == 2);
        var leaves = ask(block(3, "wanted"));
        var stays = ask(block(3, "wanted"));
        leaves.subscription.withdraw();
        engine.pass(10);
        Await.until("ready", stays::isReady);
        assertThat(leaves.events).isEmpty();
    }

    @Test
    void a_block_under_way_finishes_into_the_cache_when_everyone_has_left() {
        engine.gate();
        var heard = ask(block(1, "abc"));
        Await.until("running", () -> engine.now() == 1);
        heard.subscription.withdraw();
        engine.pass(1);
        Await.until("stored", () -> cache.contains(block(1, "abc").key()));
        assertThat(heard.isReady()).isFalse();
        var later = ask(block(1, "abc"));
        assertThat(later.ready().cached()).isTrue();
        assertThat(engine.spoken()).isEqualTo(1);
    }

    @Test
    void an_engine_stops_with_a_block_whose_job_is_cancelled_unless_somebody_else_wants_it() {
        engine.gate();
        var dropped = ask(block(1, "dropped"));
        var leaves = ask(block(2, "shared"));
        var stays = ask(block(2, "shared"));
        Await.until("both run", () -> engine.now() == 2);
        dropped.subscription.cancel();
        dropped.subscription.cancel();
        leaves.subscription.cancel();
        Await.until("one engine has stopped", () -> engine.now() == 1);
        engine.pass(1);
        Await.until("the other has gone on", stays::isReady);
        assertThat(dropped.isReady()).isFalse();
        assertThat(leaves.isReady()).isFalse();
        Await.until("nothing is left", () -> synthesis.stats().inFlight() == 0);
        assertThat(cache.contains(block(1, "dropped").key())).isFalse();
        engine.pass(1);
        var again = ask(block(1, "dropped"));
        Await.until("it is spoken when it is wanted again", again::isReady);
    }

    @Test
    void a_block_that_the_cursor_reaches_overtakes_what_is_prefetched() {
        engine.gate();
        ask(block(1, "first"));
        ask(block(2, "second"));
        Await.until("both engines are busy", () -> engine.now() == 2);
        var order = new CopyOnWriteArrayList<String>();
        for (int i = 3; i < 8; i++) {
            var name = "block " + i;
            synthesis.request(block(i, name), Priority.PREFETCH, event -> {
                if (event instanceof BlockEvent.Running) {
                    order.add(name);
                }
            });
        }
        ask(block(7, "block 7"), Priority.NOW);
        engine.pass(1);
        Await.until("one has begun", () -> order.size() == 1);
        assertThat(order).containsExactly("block 7");
    }

    @Test
    void a_full_queue_is_a_failure_that_can_be_tried_again() {
        queue = queue(1);
        synthesis = new Synthesis(cache, queue);
        engine.gate();
        ask(block(1, "first"));
        Await.until("one engine is busy", () -> engine.now() == 1);
        ask(block(2, "second"));
        Await.until("both engines are busy", () -> engine.now() == 2);
        ask(block(3, "waits"));
        var refused = ask(block(4, "refused"));
        assertThat(refused.events).singleElement().isInstanceOfSatisfying(BlockEvent.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo("overloaded");
            assertThat(failed.retryable()).isTrue();
        });
    }

    @Test
    void a_listener_that_throws_harms_no_other() {
        engine.gate();
        synthesis.request(block(1, "abc"), Priority.NOW, event -> {
            throw new IllegalStateException("a bad listener");
        });
        var good = ask(block(1, "abc"));
        engine.pass(1);
        Await.until("ready", good::isReady);
    }

    @Test
    void a_listener_with_a_lock_of_its_own_cannot_deadlock() throws Exception {
        var lock = new ReentrantLock();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ends = IntStream.range(0, 8)
                    .mapToObj(t -> threads.submit(() -> {
                        for (int i = 0; i < 200; i++) {
                            lock.lock();
                            try {
                                var subscription = synthesis.request(
                                        block(i % 10, "b" + i % 10), Priority.NOW, event -> touch(lock));
                                if (i % 3 == 0) {
                                    subscription.withdraw();
                                }
                            } finally {
                                lock.unlock();
                            }
                        }
                    }))
                    .toList();
            for (var end : ends) {
                end.get(20, java.util.concurrent.TimeUnit.SECONDS);
            }
        }
        Await.until("nothing is left", () -> synthesis.stats().inFlight() == 0);
    }

    private static void touch(ReentrantLock lock) {
        lock.lock();
        try {
            assertThat(lock.isHeldByCurrentThread()).isTrue();
        } finally {
            lock.unlock();
        }
    }

    @Test
    void under_a_storm_of_coming_and_going_everyone_who_stays_is_told_once() throws Exception {
        var stayed = new ConcurrentLinkedQueue<Heard>();
        var ends = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int t = 0; t < 32; t++) {
                var random = new Random(t);
                ends.add(threads.submit(() -> {
                    for (int i = 0; i < 300; i++) {
                        int number = random.nextInt(500);
                        var heard = ask(block(number, "b" + number), PRIORITIES.get(random.nextInt(3)));
                        if (random.nextBoolean()) {
                            heard.subscription.withdraw();
                        } else {
                            stayed.add(heard);
                        }
                    }
                }));
            }
        }
        for (var end : ends) {
            end.get();
        }
        Await.until("all are ready", () -> stayed.stream().allMatch(Heard::isReady));
        Await.until("nothing is left", () -> synthesis.stats().inFlight() == 0);
        assertThat(stayed)
                .allSatisfy(heard -> assertThat(heard.names().stream().filter("Ready"::equals))
                        .hasSize(1));
        IntStream.range(0, 500).forEach(i -> assertThat(engine.spoken("b" + i)).isLessThanOrEqualTo(1));
    }

    @Test
    void a_cache_that_breaks_leaves_nobody_waiting_who_has_joined_meanwhile() throws Exception {
        cache.breaks = new IllegalStateException("a fault in the cache");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = new Heard();
            var asked = threads.submit(() -> synthesis.request(block(1, "abc"), Priority.NOW, first));
            Await.until("it is being looked up", () -> cache.reads.hasQueuedThreads());
            var second = ask(block(1, "abc"));
            cache.reads.release();
            assertThatThrownBy(asked::get).hasCause(cache.breaks);
            Await.until("the second is told", () -> !second.events.isEmpty());
            assertThat(second.events)
                    .singleElement()
                    .isEqualTo(new BlockEvent.Failed("engine_failed", "the block could not be looked up", true));
            assertThat(first.events).as("who has the exception is told nothing").isEmpty();
        }
        assertThat(synthesis.stats().inFlight()).isZero();
        cache.breaks = null;
        Await.until("ready", ask(block(1, "abc"))::isReady);
    }

    @Test
    void a_queue_that_breaks_fails_the_block_and_leaves_no_dead_flight() {
        try (var broken = new Synthesis(cache, new BrokenQueue())) {
            var first = new Heard();
            var subscription = broken.request(block(1, "abc"), Priority.NOW, first);
            var failure = new BlockEvent.Failed("engine_failed", "the block could not be queued", true);
            assertThat(first.events).containsExactly(failure);
            subscription.hasten(Priority.NOW);
            subscription.withdraw();
            assertThat(broken.stats().inFlight()).isZero();
            var second = new Heard();
            broken.request(block(1, "abc"), Priority.NOW, second);
            assertThat(second.events).containsExactly(failure);
        }
    }

    @Test
    void what_is_no_key_is_refused_and_leaves_nothing_behind() {
        var request = new BlockRequest("../../etc/passwd", "abc", block(1, "").voicing());
        assertThatThrownBy(() -> ask(request)).isInstanceOf(IllegalArgumentException.class);
        assertThat(synthesis.stats().inFlight()).isZero();
    }

    @Test
    void a_model_that_has_changed_since_is_an_error() {
        var old = new BlockRequest(block(1, "").key(), "abc", new Voicing("m", "0", "one", Speed.NORMAL));
        var heard = ask(old);
        Await.until("failed", () -> heard.names().contains("Failed"));
        assertThat(((BlockEvent.Failed) heard.events.getLast()).code()).isEqualTo("not_installed");
    }

    /** Remembers what it was told. */
    private static final class Heard implements Consumer<BlockEvent> {
        private final List<BlockEvent> events = new CopyOnWriteArrayList<>();
        private Subscription subscription;

        @Override
        public void accept(BlockEvent event) {
            events.add(event);
        }

        List<String> names() {
            return events.stream()
                    .map(event -> event.getClass().getSimpleName())
                    .toList();
        }

        boolean isReady() {
            return events.stream().anyMatch(BlockEvent.Ready.class::isInstance);
        }

        BlockEvent.Ready ready() {
            return (BlockEvent.Ready) events.getLast();
        }
    }

    /** A queue with a fault. */
    private static final class BrokenQueue implements BlockQueue {
        @Override
        public Ticket submit(BlockRequest request, Priority priority, Outcome outcome) {
            throw new IllegalStateException("a fault in the queue");
        }

        @Override
        public boolean isFull() {
            return false;
        }

        @Override
        public QueueStats stats() {
            throw new UnsupportedOperationException();
        }

        @Override
        public dev.aloud.server.Check check() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    /** A cache whose reads and writes a test can fail or hold back. */
    private static final class InterceptedCache implements BlockCache {
        private final BlockCache behind;
        private final Semaphore writes = new Semaphore(0);
        private final Semaphore reads = new Semaphore(0);
        private volatile boolean holdWrites;
        private volatile boolean failWrites;
        private volatile boolean isRemote;
        private volatile boolean failReads;
        private volatile RuntimeException breaks;

        InterceptedCache(BlockCache behind) {
            this.behind = behind;
        }

        @Override
        public java.util.Optional<BlockAudio> get(String key) throws IOException {
            if (breaks != null) {
                reads.acquireUninterruptibly();
                throw breaks;
            }
            if (failReads) {
                throw new IOException("input/output error");
            }
            return behind.get(key);
        }

        @Override
        public boolean isRemote() {
            return isRemote;
        }

        @Override
        public boolean contains(String key) {
            return behind.contains(key);
        }

        @Override
        public void put(String key, BlockAudio audio) throws IOException {
            if (holdWrites) {
                writes.acquireUninterruptibly();
            }
            if (failWrites) {
                throw new IOException("No space left on device");
            }
            behind.put(key, audio);
        }

        @Override
        public dev.aloud.server.cache.CacheStats stats() {
            return behind.stats();
        }

        @Override
        public dev.aloud.server.Check check() {
            return behind.check();
        }

        @Override
        public void close() {
            behind.close();
        }
    }
}

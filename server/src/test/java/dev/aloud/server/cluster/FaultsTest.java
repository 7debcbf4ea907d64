package dev.aloud.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.server.Await;
import dev.aloud.server.config.ConfigKey;
import dev.aloud.server.testservers.FaultyLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What dies, dies by SIGKILL; then every block is delivered all the same, and the books are right. */
@Timeout(120)
class FaultsTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int DELAY_MS = 250;

    private static Cluster cluster;
    private static RedisWire wire;
    private static Node wired;

    @RegisterExtension
    final ShowLogs logs = new ShowLogs(() -> cluster.logs());

    private final List<Listening> listeners = new ArrayList<>();

    @BeforeAll
    static void start() {
        cluster = Cluster.start();
        wire = new RedisWire(cluster.redis().uri());
        cluster.gateway("gateway-1", Map.of());
        cluster.gateway("gateway-2", Map.of());
        cluster.worker("worker-1", DELAY_MS, Map.of());
        wired = cluster.worker(
                "worker-2", DELAY_MS, Map.of(ConfigKey.REDIS_URL, wire.uri().toString()));
    }

    @AfterAll
    static void stop() {
        wire.close();
        cluster.close();
    }

    @BeforeEach
    void revive() {
        cluster.revive();
    }

    @AfterEach
    void leave() {
        listeners.forEach(Listening::close);
    }

    private Listening listen(String begin, int blocks, int turn) {
        var listening = Listening.begin(cluster, Plan.of(begin, blocks), turn);
        listeners.add(listening);
        return listening;
    }

    private static void await(String what, BooleanSupplier condition) {
        Await.until(what, LIMIT, condition);
    }

    private void awaitAll() {
        Await.until(
                "everybody has everything: " + listeners,
                LIMIT,
                () -> listeners.stream().allMatch(Listening::isDone));
    }

    /** Everybody gets everything, and the books are right. */
    private void settle() {
        awaitAll();
        new Books(cluster).check(listeners);
    }

    /** A worker in the middle of a block, when the listener has heard some. */
    private Node awaitSpeaking(Listening listener) {
        var found = new AtomicReference<Node>();
        await("a worker speaks", () -> {
            if (listener.got().size() > 1) {
                cluster.workers().stream()
                        .filter(FaultsTest::isSpeaking)
                        .findFirst()
                        .ifPresent(found::set);
            }
            return found.get() != null;
        });
        return found.get();
    }

    private static boolean isSpeaking(Node worker) {
        return worker.said()
                .lines()
                .filter(line -> line.startsWith("tone "))
                .reduce((_, last) -> last)
                .filter(last -> last.startsWith(ToneAdapter.began("")))
                .isPresent();
    }

    /** How often any worker has begun with a block. */
    private static long begun(String text) {
        return cluster.workers().stream()
                .flatMap(worker -> worker.log().lines())
                .filter(ToneAdapter.began(text)::equals)
                .count();
    }

    private static boolean has(Listening listening, String key) {
        return listening.got().values().stream().anyMatch(block -> block.key().equals(key));
    }

    private static String text(Listening listening, String key) {
        return listening.got().values().stream()
                .filter(block -> block.key().equals(key))
                .map(block -> listening.plan().blocks().get(block.index()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_worker_dies_in_the_middle_of_a_block() {
        var listener = listen("Middle", 12, 0);
        awaitSpeaking(listener).kill();
        settle();
        assertThat(listener.plan().blocks()).as("one of them was begun again").anyMatch(text -> begun(text) > 1);
    }

    @Test
    void a_worker_dies_just_before_redis_has_its_block() {
        var listener = listen("Before", 16, 0);
        await("the worker has spoken", () -> wired.said().contains("tone ends: Before"));
        wire.arm(RedisWire.Cut.BEFORE_REDIS_HAS_IT);
        var key = wire.awaitCut();
        wired.kill();
        settle();
        assertThat(begun(text(listener, key))).as("it is made again").isGreaterThan(1);
    }

    @Test
    void a_worker_dies_when_redis_has_its_block_and_it_does_not_know_so() {
        var listener = listen("After", 16, 0);
        await("the worker has spoken", () -> wired.said().contains("tone ends: After"));
        wire.arm(RedisWire.Cut.AFTER_REDIS_HAS_IT);
        var key = wire.awaitCut();
        wired.kill();
        Await.until("its listener has it", LIMIT, () -> has(listener, key));
        long begun = begun(text(listener, key));
        settle();
        assertThat(begun(text(listener, key))).as("it is not made again").isEqualTo(begun);
    }

    @Test
    void a_worker_that_stood_still_brings_its_block_too_late() {
        var listener = listen("Still", 12, 0);
        var still = awaitSpeaking(listener);
        still.freeze();
        try {
            awaitAll();
        } finally {
            still.thaw();
        }
        settle();
        assertThat(still.isAlive()).isTrue();
    }

    @Test
    void a_gateway_dies_while_listeners_are_connected() {
        for (int i = 0; i < 4; i++) {
            listen("Gateway " + i, 12, i);
        }
        var victim = cluster.gateways().getFirst();
        var address = victim.address().orElseThrow();
        await(
                "everybody listens",
                () -> listeners.stream().allMatch(l -> l.got().size() > 1));
        assertThat(listeners).anyMatch(listener -> listener.isAt(address));
        victim.kill();
        settle();
        assertThat(listeners).noneMatch(listener -> listener.isAt(address));
    }

    @Test
    void redis_dies_and_comes_back_with_its_data() {
        for (int i = 0; i < 2; i++) {
            listen("Redis kept " + i, 12, i);
        }
        await("both listen", () -> listeners.stream().allMatch(l -> l.got().size() > 1));
        cluster.redis().kill();
        cluster.redis().startAgain();
        settle();
    }

    @Test
    void redis_dies_and_comes_back_without_its_data() {
        for (int i = 0; i < 2; i++) {
            listen("Redis lost " + i, 12, i);
        }
        await("both listen", () -> listeners.stream().allMatch(l -> l.got().size() > 1));
        cluster.redis().kill();
        cluster.redis().startEmpty();
        settle();
    }

    @Test
    void postgres_is_away_and_nobody_waits_for_it() {
        cluster.postgres().stop();
        try {
            for (int i = 0; i < 2; i++) {
                listen("Database " + i, 12, i);
            }
            awaitAll();
        } finally {
            cluster.postgres().restart();
        }
        settle();
    }

    @Test
    void a_gateway_dies_while_postgres_is_away() {
        cluster.postgres().stop();
        try {
            for (int i = 0; i < 2; i++) {
                listen("Both " + i, 12, i);
            }
            await("both listen", () -> listeners.stream().allMatch(l -> l.got().size() > 1));
            cluster.gateways().getFirst().kill();
            awaitAll();
        } finally {
            cluster.postgres().restart();
        }
        settle();
    }

    @Test
    void s3_fails_hangs_and_is_slow() {
        var link = cluster.s3().link();
        try {
            link.set(FaultyLink.State.FAILING);
            listen("Failing bucket", 6, 0);
            awaitAll();
            link.set(FaultyLink.State.SILENT);
            listen("Silent bucket", 6, 1);
            awaitAll();
            link.slow(Duration.ofMillis(300));
            listen("Slow bucket", 6, 0);
            awaitAll();
        } finally {
            link.set(FaultyLink.State.HEALTHY);
        }
        settle();
    }

    @Test
    void the_disk_of_a_gateway_is_full() {
        var full = cluster.gatewayWithoutRoom("gateway-full", 6);
        try {
            cluster.awaitModel(ToneAdapter.MODEL);
            int turn = cluster.gateways().indexOf(full) - 1;
            var listener =
                    listen("Every block of this text is larger than what the disk of this gateway takes, and", 6, turn);
            await("it is heard", () -> listener.got().size() > 1);
            assertThat(listener.isAt(full.address().orElseThrow()) || listener.isDone())
                    .isTrue();
            settle();
            assertThat(listener.troubles()).isEmpty();
            assertThat(full.log()).contains("The cache cannot be written");
        } finally {
            cluster.dismiss(full);
        }
    }

    @Test
    void a_block_that_kills_its_workers_is_given_up_and_kept_for_the_operator() {
        var plan = Plan.of(ToneAdapter.DEADLY, 1, 1);
        var listener = Listening.begin(cluster, plan, 0);
        try {
            await("it is given up", () -> {
                cluster.workers().stream().filter(worker -> !worker.isAlive()).forEach(Node::start);
                return !listener.failed().isEmpty();
            });
            assertThat(begun(plan.blocks().getFirst())).as("tries").isEqualTo(3);
        } finally {
            listener.close();
        }
        cluster.revive();
        listen("What comes after", 4, 0);
        awaitAll();
        var letters = new Books(cluster).deadLetters();
        try (var redis = cluster.redis().connect()) {
            redis.del("aloud:1:dead");
        }
        new Books(cluster).check(listeners);
        assertThat(letters).hasSize(1);
        assertThat(letters.getFirst())
                .containsEntry("text", plan.blocks().getFirst())
                .containsEntry("tries", "3");
    }
}

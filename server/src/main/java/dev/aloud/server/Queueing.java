package dev.aloud.server;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.ModelState;
import dev.aloud.server.catalogue.Catalogue;
import dev.aloud.server.config.ServerConfig;
import dev.aloud.server.metrics.MetricsRegistry;
import dev.aloud.server.queue.BlockQueue;
import dev.aloud.server.queue.InProcessBlockQueue;
import dev.aloud.server.queue.Outlook;
import dev.aloud.server.queue.Priority;
import dev.aloud.server.queue.redis.ModelRevision;
import dev.aloud.server.queue.redis.QueueDepth;
import dev.aloud.server.queue.redis.RedisBlockQueue;
import dev.aloud.server.queue.redis.RedisWorkSource;
import dev.aloud.server.redis.RedisConnection;
import dev.aloud.server.synthesis.EngineSpeaker;
import dev.aloud.server.worker.WorkerLoop;
import dev.aloud.server.worker.WorkerNames;
import dev.aloud.text.Voicing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The queue that a configuration asks for: in this process, or in Redis with a worker beside it unless that is left to others.
 */
final class Queueing implements AutoCloseable {
    private final BlockQueue queue;
    private final Optional<RedisConnection> redis;
    private final Optional<WorkerLoop> worker;

    private Queueing(BlockQueue queue, Optional<RedisConnection> redis, Optional<WorkerLoop> worker) {
        this.queue = queue;
        this.redis = redis;
        this.worker = worker;
    }

    /** @param redis what this process shares with others, which is not closed by this; empty when it is alone */
    static Queueing open(ServerConfig config, Catalogue catalogue, Optional<RedisConnection> redis) {
        var limits = config.queue();
        if (redis.isEmpty()) {
            var alone = new InProcessBlockQueue(
                    new EngineSpeaker(catalogue),
                    model -> concurrency(config, catalogue.model(model).orElseThrow()),
                    limits.maxBlocks(),
                    config.shutdownGrace());
            return new Queueing(alone, redis, Optional.empty());
        }
        var queue = new RedisBlockQueue(
                redis.get(), limits.maxBlocks(), config.shutdownGrace(), voicing -> outlook(catalogue, voicing));
        Optional<WorkerLoop> worker = config.worker().enabled()
                ? Optional.of(worker(config, catalogue, redis.get(), WorkerNames.next()))
                : Optional.empty();
        return new Queueing(queue, redis, worker);
    }

    private static Outlook outlook(Catalogue catalogue, Voicing voicing) {
        var state = catalogue.presentState(voicing);
        if (state.isEmpty()) {
            return Outlook.NOBODY;
        }
        return switch (state.get()) {
            case READY -> Outlook.SPOKEN;
            case LOADING -> Outlook.LOADING;
            case NOT_INSTALLED -> Outlook.NOBODY;
        };
    }

    /** A worker that speaks those of the catalogue's models that are ready here. */
    static WorkerLoop worker(ServerConfig config, Catalogue catalogue, RedisConnection redis, String name) {
        var limits = config.queue();
        var source = new RedisWorkSource(redis, name, limits.lease(), limits.maxTries());
        return new WorkerLoop(
                source, new EngineSpeaker(catalogue), () -> spoken(config, catalogue), config.shutdownGrace());
    }

    private static Map<ModelRevision, Integer> spoken(ServerConfig config, Catalogue catalogue) {
        return catalogue.here().stream()
                .filter(model -> model.state() == ModelState.READY)
                .collect(Collectors.toMap(
                        model -> new ModelRevision(model.id(), model.revision()), model -> concurrency(config, model)));
    }

    /** How many blocks of the model this process speaks at once: no more than the engine can, since others may be idle. */
    static int concurrency(ServerConfig config, Model model) {
        int wanted = config.worker().concurrency();
        return wanted > 0 ? Math.min(wanted, model.maxConcurrent()) : model.maxConcurrent();
    }

    BlockQueue queue() {
        return queue;
    }

    /** The name of the worker inside; empty when there is none. */
    Optional<String> workerName() {
        return worker.map(WorkerLoop::name);
    }

    /** Begins to speak, if this process does. */
    void start() {
        worker.ifPresent(WorkerLoop::start);
    }

    /** What readiness asks. */
    List<Supplier<Check>> checks() {
        var checks = new ArrayList<Supplier<Check>>();
        redis.ifPresent(shared -> checks.add(shared::check));
        checks.add(queue::check);
        worker.ifPresent(inside -> checks.add(inside::check));
        return checks;
    }

    void measure(MetricsRegistry metrics) {
        metrics.gauge(
                "aloud_queue_waiting",
                "Blocks that listeners of this gateway wait for and no engine has begun with.",
                () -> queue.stats().waiting());
        metrics.gauge(
                "aloud_queue_running",
                "Blocks that listeners of this gateway wait for and an engine speaks.",
                () -> queue.stats().running());
        String blocks = "aloud_blocks_synthesised_total";
        String help = "Blocks by what became of them.";
        metrics.counter(blocks, help, "outcome=\"done\"", () -> queue.stats().done());
        metrics.counter(blocks, help, "outcome=\"failed\"", () -> queue.stats().failed());
        metrics.counter(
                blocks, help, "outcome=\"cancelled\"", () -> queue.stats().cancelled());
        metrics.counter(blocks, help, "outcome=\"refused\"", () -> queue.stats().refused());
        redis.ifPresent(shared -> measureShared(metrics, shared));
        worker.ifPresent(inside -> measure(metrics, inside));
    }

    private static void measureShared(MetricsRegistry metrics, RedisConnection redis) {
        metrics.gauge("aloud_redis_up", "Whether Redis answered when it was last asked.", () -> redis.isUp() ? 1 : 0);
        var depth = new QueueDepth(redis);
        for (var priority : Priority.values()) {
            var label = "priority=\"" + priority.name().toLowerCase(Locale.ROOT) + "\"";
            metrics.gauge(
                    "aloud_queue_lag",
                    "Blocks of all gateways that wait for a worker.",
                    label,
                    () -> depth.waiting(priority));
            metrics.gauge(
                    "aloud_queue_oldest_seconds",
                    "For how long the oldest block of all gateways has waited for a worker.",
                    label,
                    () -> depth.oldestSeconds(priority));
        }
        metrics.gauge("aloud_queue_held", "Blocks of all gateways that workers hold.", depth::held);
        metrics.gauge("aloud_queue_dead_letters", "Blocks that were given up.", depth::deadLetters);
        metrics.gauge(
                "aloud_queue_usage_entries",
                "Uses that are booked in Redis and not yet in the database.",
                depth::usageEntries);
    }

    /** The metrics of a worker. */
    static void measure(MetricsRegistry metrics, WorkerLoop worker) {
        metrics.gauge(
                "aloud_worker_running",
                "Blocks that this process speaks.",
                () -> worker.stats().running());
        String blocks = "aloud_worker_blocks_total";
        String help = "Blocks of this process by what became of them.";
        metrics.counter(blocks, help, "outcome=\"done\"", () -> worker.stats().done());
        metrics.counter(blocks, help, "outcome=\"failed\"", () -> worker.stats().failed());
        metrics.counter(blocks, help, "outcome=\"lost\"", () -> worker.stats().lost());
        metrics.counter(
                blocks, help, "outcome=\"stopped\"", () -> worker.stats().stopped());
    }

    /** Takes no more blocks, ends what waits, and lets what is under way finish within the grace. */
    @Override
    public void close() {
        worker.ifPresent(WorkerLoop::stop);
        queue.close();
        worker.ifPresent(WorkerLoop::close);
    }
}

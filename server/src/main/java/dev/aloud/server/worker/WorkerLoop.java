package dev.aloud.server.worker;

import dev.aloud.server.Check;
import dev.aloud.server.queue.Attempt;
import dev.aloud.server.queue.Speaker;
import dev.aloud.server.queue.redis.LeasedBlock;
import dev.aloud.server.queue.redis.ModelRevision;
import dev.aloud.server.queue.redis.RedisWorkSource;
import dev.aloud.server.queue.redis.WorkListener;
import dev.aloud.server.redis.RedisException;
import dev.aloud.server.redis.RedisSubscription;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes blocks, speaks them and reports them, as many of each model at once as it allows. What it holds is renewed while it is busy;
 * a block that nobody wants any more, or that another worker has by now, is interrupted. Thread-safe.
 */
public final class WorkerLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerLoop.class);

    /** How long what became of a block is kept for a Redis that is away. */
    private static final Duration REPORT_LIMIT = Duration.ofMinutes(2);

    private static final long REPORT_PAUSE_MS = 200;

    private final RedisWorkSource source;
    private final Speaker speaker;
    private final Supplier<Map<ModelRevision, Integer>> models;
    private final Duration grace;
    private final Leases leases;
    private final Map<ModelRevision, ModelLane> lanes = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch graceIsOver = new CountDownLatch(1);
    private final LongAdder done = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final LongAdder unwanted = new LongAdder();
    private RedisSubscription subscription;

    /**
     * @param source where blocks come from
     * @param speaker speaks them
     * @param models what can be spoken now, and how many blocks of each at once; asked each second
     * @param grace how long blocks under way may take to finish when it is closed
     */
    public WorkerLoop(
            RedisWorkSource source, Speaker speaker, Supplier<Map<ModelRevision, Integer>> models, Duration grace) {
        this.source = source;
        this.speaker = speaker;
        this.models = models;
        this.grace = grace;
        leases = new Leases(source);
        clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("aloud-worker-clock").factory());
        clock.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    }

    /** Begins to take blocks. */
    public synchronized void start() {
        if (subscription != null || stopped.getCount() == 0) {
            return;
        }
        subscription = source.listen(new WorkListener() {
            @Override
            public void work(String model) {
                lanes.forEach((lane, threads) -> {
                    if (lane.model().equals(model)) {
                        threads.ring();
                    }
                });
            }

            @Override
            public void anyWork() {
                lanes.values().forEach(ModelLane::ringAll);
            }

            @Override
            public void unwanted(String token) {
                leases.stop(token);
            }
        });
        openLanes();
        long third = Math.max(1, source.lease().toMillis() / 3);
        var _ = clock.scheduleWithFixedDelay(guarded(leases::renew), third, third, TimeUnit.MILLISECONDS);
        var _ = clock.scheduleWithFixedDelay(guarded(this::openLanes), 1, 1, TimeUnit.SECONDS);
    }

    /** Without this one failure would end the leases' renewal for good. */
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("The worker's clock failed", e);
            }
        };
    }

    private void openLanes() {
        var speakable = models.get();
        speakable.forEach((lane, concurrency) -> {
            if (stopped.getCount() > 0) {
                lanes.computeIfAbsent(lane, m -> new ModelLane(m, source, this::work))
                        .open(concurrency);
            }
        });
        lanes.forEach((lane, threads) -> {
            if (!speakable.containsKey(lane)) {
                threads.rest();
            }
        });
    }

    private ModelLane.Health work(LeasedBlock block) {
        var speaking = leases.begin(block);
        try {
            var attempt = Attempt.at(block.request(), speaker);
            var interrupted = speaking.end();
            conclude(block, interrupted, attempt);
            return interrupted.isPresent() ? ModelLane.Health.UNKNOWN : health(attempt);
        } finally {
            leases.end(speaking);
        }
    }

    /** What a failure says of this worker; one of the text or the voice says nothing, as any worker would have it. */
    private static ModelLane.Health health(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Spoken _ -> ModelLane.Health.GOOD;
            case Attempt.Failed(var failure) ->
                switch (failure.code()) {
                    case UNKNOWN_VOICE, TEXT_TOO_LONG -> ModelLane.Health.UNKNOWN;
                    case NOT_INSTALLED, TIMED_OUT, ENGINE_FAILED, CLOSED -> ModelLane.Health.BAD;
                };
        };
    }

    private void conclude(LeasedBlock block, Optional<Speaking.Reason> interrupted, Attempt attempt) {
        switch (attempt) {
            // Even what was interrupted too late: if it is wanted no more, or another's, Redis refuses it.
            case Attempt.Spoken(var audio) -> count(report(() -> source.complete(block, audio)), done);
            case Attempt.Failed(var failure) ->
                interrupted.ifPresentOrElse(
                        why -> giveUp(block, why), () -> count(report(() -> source.fail(block, failure)), failed));
        }
    }

    private void giveUp(LeasedBlock block, Speaking.Reason why) {
        switch (why) {
            case STOPPED -> report(() -> source.giveBack(block));
            case LOST -> lost.increment();
            case UNWANTED -> unwanted.increment();
        }
    }

    private void count(Optional<Boolean> accepted, LongAdder what) {
        accepted.ifPresent(held -> (held ? what : lost).increment());
    }

    private interface Report {
        boolean send() throws RedisException;
    }

    /** What Redis says to it; tried again while it is away, within a limit, and empty when that was in vain. */
    private Optional<Boolean> report(Report report) {
        long end = System.nanoTime() + REPORT_LIMIT.toNanos();
        while (true) {
            try {
                return Optional.of(report.send());
            } catch (RedisException e) {
                if (System.nanoTime() > end || graceEnds(REPORT_PAUSE_MS)) {
                    LOG.warn("What became of a block cannot be reported; it will be spoken again: {}", e.getMessage());
                    return Optional.empty();
                }
            }
        }
    }

    private boolean graceEnds(long millis) {
        try {
            return graceIsOver.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** This worker's name. */
    public String name() {
        return source.worker();
    }

    /** What it does and has done. */
    public WorkerStats stats() {
        return new WorkerStats(leases.size(), done.sum(), failed.sum(), lost.sum(), unwanted.sum());
    }

    /** Which models it speaks, and how many blocks of each at once. */
    public Check check() {
        if (stopped.getCount() == 0) {
            return new Check("worker", false, "closed");
        }
        var speaks = lanes.entrySet().stream()
                .filter(lane -> lane.getValue().width() > 0)
                .map(lane -> lane.getKey().model() + " ×" + lane.getValue().width())
                .sorted()
                .collect(Collectors.joining(", "));
        return new Check(
                "worker",
                true,
                source.worker() + (speaks.isEmpty() ? " speaks nothing yet" : " speaks " + speaks) + "; "
                        + leases.size() + " blocks under way");
    }

    /** Takes no more blocks; those under way go on. Returns at once. */
    public void stop() {
        stopped.countDown();
        lanes.values().forEach(ModelLane::stop);
    }

    /** Stops; blocks that are not finished within the grace are given back for others to speak. */
    @Override
    public void close() {
        stop();
        try {
            if (!awaitLanes(grace)) {
                leases.interruptAll();
                graceIsOver.countDown();
                if (!awaitLanes(grace)) {
                    LOG.warn("{} blocks do not stop; others will speak them", leases.size());
                }
            }
        } catch (InterruptedException e) {
            leases.interruptAll();
            Thread.currentThread().interrupt();
        } finally {
            clock.shutdownNow();
            closeSubscription();
        }
    }

    private synchronized void closeSubscription() {
        if (subscription != null) {
            subscription.close();
        }
    }

    private boolean awaitLanes(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (var lane : lanes.values()) {
            if (!lane.awaitEnd(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                return false;
            }
        }
        return true;
    }
}

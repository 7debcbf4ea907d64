package dev.aloud.server.roster;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.ModelState;
import dev.aloud.server.Check;
import dev.aloud.server.catalogue.Announced;
import dev.aloud.server.redis.RedisException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gateway's view of the workers, renewed every two seconds. While Redis is away the last view counts for a while; a model whose
 * workers have gone is held for loading for a while longer, since they are expected back. Thread-safe.
 */
public final class WorkerWatch implements AutoCloseable {
    /** How long the last view counts while Redis is away. */
    static final Duration VIEW_KEPT = Duration.ofSeconds(30);

    /** How long a model is remembered that nobody speaks any more. */
    static final Duration MODEL_KEPT = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(WorkerWatch.class);
    private static final long EVERY_MS = 2_000;

    private final Roster roster;
    private final LongSupplier nanoTime;
    private final ScheduledThreadPoolExecutor clock;
    private final CountDownLatch looked = new CountDownLatch(1);

    /** The rest is guarded by this. */
    private List<Card> workers = List.of();

    private List<String> refusals = List.of();
    private long workersNanos;
    private final Map<String, Remembered> remembered = new HashMap<>();

    private record Remembered(Announced announced, long nanos) {}

    /** Begins to look. */
    public WorkerWatch(Roster roster) {
        this(roster, System::nanoTime);
    }

    WorkerWatch(Roster roster, LongSupplier nanoTime) {
        this.roster = roster;
        this.nanoTime = nanoTime;
        workersNanos = nanoTime.getAsLong();
        clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("aloud-worker-watch").factory());
        clock.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
        var _ = clock.scheduleWithFixedDelay(this::lookSafely, 0, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** Waits until it has looked once; false when that takes longer. */
    public boolean awaitFirstLook(Duration atMost) throws InterruptedException {
        return looked.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            // Without this it would never look again.
            LOG.error("Looking for workers failed", e);
        } finally {
            looked.countDown();
        }
    }

    void look() {
        List<Card> present;
        try {
            present = roster.present();
        } catch (RedisException e) {
            return;
        }
        var ours = roster.ours();
        var understood = present.stream()
                .filter(card -> ours.understands(card.release()))
                .toList();
        var strangers = present.stream()
                .filter(card -> !ours.understands(card.release()))
                .map(card -> refusal(card, ours))
                .toList();
        synchronized (this) {
            if (!strangers.equals(refusals)) {
                strangers.forEach(line -> LOG.warn("{}", line));
            }
            tellChanges(understood);
            workers = understood;
            refusals = strangers;
            workersNanos = nanoTime.getAsLong();
            announcedBy(understood).forEach(a -> remembered.put(a.model().id(), new Remembered(a, workersNanos)));
            remembered.values().removeIf(model -> workersNanos - model.nanos() > MODEL_KEPT.toNanos());
        }
    }

    private void tellChanges(List<Card> present) {
        var before = ready(workers);
        var after = ready(present);
        after.stream()
                .filter(model -> !before.contains(model))
                .forEach(model -> LOG.info("{} is spoken by a worker", model));
        before.stream()
                .filter(model -> !after.contains(model))
                .forEach(model -> LOG.warn("no worker speaks {} any more; blocks that nobody has heard wait", model));
    }

    private static Set<String> ready(List<Card> workers) {
        return workers.stream()
                .flatMap(worker -> worker.models().stream())
                .filter(model -> model.state() == ModelState.READY)
                .map(Model::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String refusal(Card worker, Release ours) {
        return "worker " + worker.id() + " (" + worker.release() + ") is not used by this gateway (" + ours
                + "); upgrade the " + (worker.release().isOlderThan(ours) ? "worker" : "gateway");
    }

    private static List<Announced> announcedBy(List<Card> cards) {
        var all = new ArrayList<Announced>();
        for (var card : cards) {
            card.models().forEach(model -> all.add(new Announced(card.id(), card.started(), model)));
        }
        return all;
    }

    /** What workers speak, as far as is known; at once. */
    public synchronized List<Announced> announced() {
        long now = nanoTime.getAsLong();
        var all = new ArrayList<>(isFresh(now) ? announcedBy(workers) : List.<Announced>of());
        var live = all.stream().map(a -> a.model().id()).collect(Collectors.toSet());
        remembered.forEach((id, model) -> {
            // Of what nobody can be asked nothing is forgotten.
            if (!live.contains(id) && (!isFresh(now) || now - model.nanos() <= MODEL_KEPT.toNanos())) {
                all.add(loading(model.announced()));
            }
        });
        return all;
    }

    private boolean isFresh(long now) {
        return now - workersNanos <= VIEW_KEPT.toNanos();
    }

    private static Announced loading(Announced gone) {
        var model = gone.model();
        return new Announced(
                gone.worker(),
                gone.since(),
                new Model(
                        model.id(),
                        model.revision(),
                        model.name(),
                        model.languages(),
                        model.sampleRateHz(),
                        model.defaultVoice(),
                        model.voices(),
                        model.tiers(),
                        ModelState.LOADING,
                        model.maxConcurrent(),
                        model.priceMillicreditsPerSec()),
                false);
    }

    /** How many workers there are. */
    public synchronized int count() {
        return isFresh(nanoTime.getAsLong()) ? workers.size() : 0;
    }

    /** The workers by name, and those that are refused; not in order when there are only such. */
    public synchronized Check check() {
        long now = nanoTime.getAsLong();
        var told = new ArrayList<String>();
        boolean fresh = isFresh(now);
        if (!fresh) {
            told.add("not known for " + Duration.ofNanos(now - workersNanos).toSeconds()
                    + " s, since Redis does not answer");
        } else if (workers.isEmpty() && refusals.isEmpty()) {
            told.add("none; 'aloud worker --redis ADDRESS' starts one");
        }
        if (fresh) {
            workers.forEach(worker -> told.add(worker.id() + " speaks "
                    + worker.models().stream()
                            .map(model -> model.id() + (model.state() == ModelState.READY ? "" : " (loading)"))
                            .collect(Collectors.joining(", "))));
        }
        told.addAll(refusals);
        boolean onlyStrangers = workers.isEmpty() && !refusals.isEmpty();
        return new Check("workers", !onlyStrangers, String.join("; ", told));
    }

    /** Looks no more. */
    @Override
    public void close() {
        clock.shutdownNow();
    }
}

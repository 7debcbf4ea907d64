package dev.aloud.server;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.ModelState;
import dev.aloud.server.catalogue.Announced;
import dev.aloud.server.catalogue.Catalogue;
import dev.aloud.server.metrics.MetricsRegistry;
import dev.aloud.server.redis.RedisConnection;
import dev.aloud.server.roster.Announcer;
import dev.aloud.server.roster.Roster;
import dev.aloud.server.roster.WorkerWatch;
import dev.aloud.server.worker.WorkerNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a gateway sees the workers of its Redis, and shows itself, and the worker inside it, to all others. */
final class Presence implements AutoCloseable {
    /** The first requests are to find the models; but a server does not wait for a Redis that is away. */
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);

    private final RedisConnection redis;
    private final WorkerWatch workers;
    private final List<Announcer> announcers = new ArrayList<>();

    /** Begins to look. */
    Presence(RedisConnection redis) {
        this.redis = redis;
        workers = new WorkerWatch(Roster.ofWorkers(redis));
        try {
            workers.awaitFirstLook(FIRST_LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What workers speak. */
    List<Announced> announced() {
        return workers.announced();
    }

    /**
     * Begins to show itself.
     *
     * @param inside the name of the worker inside this process, if there is one
     */
    void start(Catalogue catalogue, Optional<String> inside) {
        announcers.add(new Announcer(Roster.ofGateways(redis), WorkerNames.next(), List::of));
        inside.ifPresent(name -> announcers.add(worker(redis, name, catalogue)));
    }

    /** Shows a worker that speaks with the adapters of this process. */
    static Announcer worker(RedisConnection redis, String name, Catalogue catalogue) {
        return new Announcer(Roster.ofWorkers(redis), name, () -> spoken(catalogue));
    }

    private static List<Model> spoken(Catalogue catalogue) {
        return catalogue.here().stream()
                .filter(model -> model.state() != ModelState.NOT_INSTALLED)
                .toList();
    }

    Check check() {
        return workers.check();
    }

    void measure(MetricsRegistry metrics) {
        metrics.gauge("aloud_workers", "Workers that have shown themselves to this gateway.", workers::count);
    }

    @Override
    public void close() {
        announcers.forEach(Announcer::close);
        workers.close();
    }
}

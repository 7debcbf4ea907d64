package dev.aloud.server;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.ModelState;
import dev.aloud.server.catalogue.Catalogue;
import dev.aloud.server.config.ServerConfig;
import dev.aloud.server.redis.RedisConnection;
import dev.aloud.server.roster.Announcer;
import dev.aloud.server.roster.GatewayWatch;
import dev.aloud.server.roster.Roster;
import dev.aloud.server.worker.WorkerLoop;
import dev.aloud.server.worker.WorkerNames;
import java.lang.System.Logger;
import java.util.List;

/** A worker that runs: speaks for gateways over Redis, and needs nothing else of the world. */
public final class Worker implements AutoCloseable {
    private static final Logger LOG = System.getLogger("aloud.worker");
    private static final long LOOK_MS = 100;

    private final ServerConfig config;
    private final Catalogue catalogue;
    private final RedisConnection redis;
    private final String name = WorkerNames.next();
    private final WorkerLoop loop;
    private final Announcer announcer;
    private final GatewayWatch gateways;
    private final Lifetime lifetime = new Lifetime();

    private Worker(ServerConfig config, Catalogue adapters) {
        this.config = config;
        catalogue = adapters.shared(Gateway.speaks(config.worker()), List::of);
        redis = RedisConnection.open(config.redis().orElseThrow());
        loop = Queueing.worker(config, catalogue, redis, name);
        catalogue.start();
        loop.start();
        announcer = Presence.worker(redis, name, catalogue);
        gateways = new GatewayWatch(Roster.ofGateways(redis));
    }

    /**
     * Starts a worker with the given adapters, which it closes in the end. It takes blocks of a model as soon as the model is ready.
     * Redis may be away; it is tried until it is there.
     *
     * @throws java.util.NoSuchElementException when the configuration names no Redis
     */
    public static Worker start(ServerConfig config, Catalogue adapters) {
        return new Worker(config, adapters);
    }

    /** Its name among the workers. */
    public String name() {
        return name;
    }

    /** Whether Redis answers now. */
    public Check check() {
        return redis.check();
    }

    /** The models that it can speak now. */
    public List<Model> ready() {
        return catalogue.here().stream()
                .filter(model -> model.state() == ModelState.READY)
                .toList();
    }

    /** How many blocks of a model it speaks at once. */
    public int concurrency(Model model) {
        return Queueing.concurrency(config, model);
    }

    /**
     * Waits until gateways know of it and no model is loading any more, except those that cannot be loaded.
     *
     * @return false when it was closed before
     */
    public boolean awaitReady() throws InterruptedException {
        while (isLoading() || ready().isEmpty() || !announcer.isUpToDate()) {
            if (lifetime.await(LOOK_MS)) {
                return false;
            }
        }
        return true;
    }

    private boolean isLoading() {
        return catalogue.here().stream()
                .anyMatch(model -> model.state() == ModelState.LOADING
                        && catalogue.failure(model.id()).isEmpty());
    }

    /** Waits until it is closed. */
    public void awaitShutdown() throws InterruptedException {
        lifetime.await();
    }

    /**
     * Stops: takes no more blocks, lets those under way finish within {@code shutdown_grace}, and gives back the rest. Does nothing
     * the second time.
     */
    @Override
    public void close() {
        if (!lifetime.beginsToEnd(LOG, config.shutdownGrace())) {
            return;
        }
        loop.stop();
        announcer.close();
        loop.close();
        gateways.close();
        catalogue.close();
        redis.close();
        lifetime.ended();
    }
}

package dev.aloud.server;

import dev.aloud.adapter.Model;
import dev.aloud.pack.PackShelf;
import dev.aloud.server.cache.BlockCache;
import dev.aloud.server.catalogue.Catalogue;
import dev.aloud.server.config.ServerConfig;
import dev.aloud.server.http.HttpFrontend;
import dev.aloud.server.http.OriginPolicy;
import dev.aloud.server.job.Jobs;
import dev.aloud.server.media.EncodedAudioCache;
import dev.aloud.server.metrics.JvmMetrics;
import dev.aloud.server.metrics.MetricsRegistry;
import dev.aloud.server.redis.RedisConnection;
import dev.aloud.server.socket.ListenerSockets;
import dev.aloud.server.socket.SocketUpgrader;
import dev.aloud.server.store.InMemoryPositions;
import dev.aloud.server.store.UsageLog;
import dev.aloud.server.synthesis.Synthesis;
import java.io.IOException;
import java.lang.System.Logger;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A server that runs: gateway and worker in one process. Wires the rooms by hand, top to bottom, and takes them down again. */
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = System.getLogger("aloud.gateway");
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final ServerConfig config;
    private final Catalogue catalogue;
    private final BlockCache cache;
    private final Optional<RedisConnection> redis;
    private final Optional<Presence> presence;
    private final Queueing queueing;
    private final Synthesis synthesis;
    private final Optional<SharedRecords> shared;
    private final Recording recording;
    private final EncodedAudioCache encoded;
    private final ListenerSockets sockets;
    private final HttpFrontend http;
    private final Lifetime lifetime = new Lifetime();

    private Gateway(ServerConfig config, Catalogue adapters, BlockCache cache, PackShelf shelf, Recording.Place place) {
        this.config = config;
        this.cache = cache;
        var metrics = new MetricsRegistry();
        redis = config.redis().map(RedisConnection::open);
        presence = redis.map(Presence::new);
        catalogue = adapters.shared(
                speaks(config.worker()), () -> presence.map(Presence::announced).orElse(List.of()));
        queueing = Queueing.open(config, catalogue, redis);
        synthesis = new Synthesis(cache, queueing.queue());
        shared = place == Recording.Place.DATABASE
                ? redis.map(connection ->
                        new SharedRecords(connection, config.jobs().ttl()))
                : Optional.empty();
        recording = switch (place) {
            case MEMORY -> Recording.inMemory(config);
            case DATABASE ->
                Recording.inDatabase(
                        config,
                        shared.map(SharedRecords::jobs),
                        shared.map(SharedRecords::positions)
                                .orElseGet(() -> new InMemoryPositions(InMemoryPositions.DEFAULT_MAX)));
        };
        encoded = new EncodedAudioCache(config.encodedCacheBytes());
        var jobs = new Jobs(recording.jobs(), usage(), config.jobs(), this::sampleRateHz, InstantSource.system());
        sockets = new ListenerSockets(config.socket(), jobs, synthesis, encoded, metrics);
        var policy = new OriginPolicy(config.listen());
        var upgrader = new SocketUpgrader(policy, jobs, sockets);
        measure(metrics);
        var parts = new HttpFrontend.Parts(
                catalogue,
                shelf,
                jobs,
                recording.positions(),
                cache,
                synthesis,
                queueing.queue()::isFull,
                encoded,
                metrics,
                checks(),
                policy,
                upgrader,
                upgrader);
        try {
            http = HttpFrontend.start(config, parts);
        } catch (RuntimeException e) {
            closeRooms();
            throw e;
        }
        // Before engines take all processors to warm up: listeners may come back to their jobs at once.
        recording.start(catalogue::models);
        catalogue.start();
        queueing.start();
        shared.ifPresent(records -> records.start(jobs, recording.books(), this::price));
        presence.ifPresent(others -> others.start(catalogue, queueing.workerName()));
    }

    /**
     * Starts a server with the adapters on the class path. It answers when this returns; engines may still be loading, which
     * {@code /health/ready} tells.
     *
     * @throws IOException when the data directory cannot be used
     * @throws java.io.UncheckedIOException when the address cannot be bound
     */
    public static Gateway start(ServerConfig config) throws IOException {
        return start(
                config,
                Catalogue.discover(),
                Caches.forServer(config),
                new PackShelf(config.models()),
                Recording.Place.DATABASE);
    }

    /**
     * Starts a server with the given adapters and cache, which it closes in the end, and the given model packs. Nothing but the
     * cache outlives it.
     */
    public static Gateway start(ServerConfig config, Catalogue catalogue, BlockCache cache, PackShelf shelf) {
        return start(config, catalogue, cache, shelf, Recording.Place.MEMORY);
    }

    /** The same, keeping jobs, usage and positions in this place. */
    public static Gateway start(
            ServerConfig config, Catalogue catalogue, BlockCache cache, PackShelf shelf, Recording.Place place) {
        return new Gateway(config, catalogue, cache, shelf, place);
    }

    /** Whether a process so configured speaks the model with an id. */
    static Predicate<String> speaks(ServerConfig.Worker worker) {
        return model -> worker.enabled()
                && (worker.models().isEmpty() || worker.models().contains(model));
    }

    private List<Supplier<Check>> checks() {
        var checks = new ArrayList<Supplier<Check>>(List.of(catalogue::check, cache::check));
        presence.ifPresent(others -> checks.add(others::check));
        checks.addAll(queueing.checks());
        checks.addAll(recording.checks());
        checks.add(sockets::check);
        return checks;
    }

    private UsageLog usage() {
        var own = recording.usage(model -> price(model).orElse(0));
        return shared.flatMap(records -> recording.writer().map(writer -> records.noting(own, writer)))
                .orElse(own);
    }

    private OptionalInt price(String model) {
        var known = catalogue.lastKnown(model);
        return known.isPresent() ? OptionalInt.of(known.get().priceMillicreditsPerSec()) : OptionalInt.empty();
    }

    private int sampleRateHz(String model) {
        return catalogue
                .lastKnown(model)
                .map(Model::sampleRateHz)
                .orElseThrow(() -> new IllegalStateException("no worker has told of the model " + model + " yet"));
    }

    private void measure(MetricsRegistry metrics) {
        JvmMetrics.register(metrics);
        recording.measure(metrics);
        queueing.measure(metrics);
        presence.ifPresent(others -> others.measure(metrics));
        Caches.measure(metrics, cache);
    }

    /** Where it answers, such as {@code http://127.0.0.1:8080}. */
    public URI uri() {
        return http.uri();
    }

    /** Every route of the API, such as {@code get /v1/models}. */
    public List<String> routes() {
        return http.routes();
    }

    /** Waits until it is closed. */
    public void awaitShutdown() throws InterruptedException {
        lifetime.await();
    }

    /**
     * Stops: takes no more listeners and tells those connected, lets blocks under way finish into the cache within {@code
     * shutdown_grace}, and closes everything. Does nothing the second time.
     */
    @Override
    public void close() {
        if (!lifetime.beginsToEnd(LOG, config.shutdownGrace())) {
            return;
        }
        sockets.stop();
        bidFarewell();
        http.close();
        closeRooms();
        lifetime.ended();
    }

    private void closeRooms() {
        sockets.close();
        presence.ifPresent(Presence::close);
        queueing.close();
        // Nothing more will be heard. The caches may take their time, and what stops this process may not wait for
        // them.
        shared.ifPresent(SharedRecords::stop);
        recording.close();
        synthesis.close();
        cache.close();
        catalogue.close();
        encoded.close();
        shared.ifPresent(SharedRecords::close);
        redis.ifPresent(RedisConnection::close);
    }

    /** Listeners need a moment to hear that the server stops. */
    private void bidFarewell() {
        try {
            sockets.awaitEmpty(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

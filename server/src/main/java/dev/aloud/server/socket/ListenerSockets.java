package dev.aloud.server.socket;

import dev.aloud.delivery.DeliveryLimits;
import dev.aloud.protocol.Limits;
import dev.aloud.protocol.Message;
import dev.aloud.server.Check;
import dev.aloud.server.config.ServerConfig;
import dev.aloud.server.job.Job;
import dev.aloud.server.job.Jobs;
import dev.aloud.server.media.EncodedAudioCache;
import dev.aloud.server.metrics.MetricsRegistry;
import dev.aloud.server.store.JobState;
import dev.aloud.server.synthesis.Synthesis;
import io.helidon.webserver.ConnectionContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** All listeners who are connected: how many there may be, who has fallen silent, and what all are told. Thread-safe. */
public final class ListenerSockets implements AutoCloseable {
    private static final Logger LOG = System.getLogger("aloud.socket");
    private static final int UTF8_PER_UNIT = 3;
    private static final int RETRY_AFTER_MS = 2000;
    private static final int TICKS_PER_INTERVAL = 4;
    private static final Duration LONGEST_TICK = Duration.ofSeconds(1);

    private final ServerConfig.Socket limits;
    private final Jobs jobs;
    private final SoundBudget budget = SoundBudget.ofHeap();
    private final BlockSource source;
    private final SocketMetrics metrics;
    private final Set<SocketConnection> connections = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock;
    private final ScheduledFuture<?> ticking;

    /** Guarded by this, as is the next. */
    private final Map<UUID, Integer> perJob = new HashMap<>();

    private int reserved;
    private volatile boolean stopping;

    private final SessionEvents events = new SessionEvents() {
        @Override
        public void cancelled(Job job) {
            jobs.cancel(job.description().id());
        }

        @Override
        public void firstAudio(long nanos) {
            metrics.firstAudio().recordNanos(nanos);
        }
    };

    public ListenerSockets(
            ServerConfig.Socket limits,
            Jobs jobs,
            Synthesis synthesis,
            EncodedAudioCache encoded,
            MetricsRegistry registry) {
        this.limits = limits;
        this.jobs = jobs;
        source = new BlockSource(synthesis, encoded, jobs, budget);
        metrics = SocketMetrics.in(registry);
        registry.gauge("aloud_ws_sessions", "Listeners connected now.", connections::size);
        registry.gauge("aloud_ws_held_bytes", "Sound held for listeners, sent or encoded later.", budget::heldBytes);
        jobs.onCancel(this::endJob);
        clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("aloud-ws-clock").factory());
        long tick = tickNanos();
        ticking = clock.scheduleAtFixedRate(this::tick, tick, tick, TimeUnit.NANOSECONDS);
    }

    /** Whether a place for a listener of this job is free, and which limit stands against it if none is. */
    public enum Room {
        FREE,
        SERVER_FULL,
        JOB_FULL,
        STOPPING
    }

    synchronized Room room(UUID job) {
        if (stopping) {
            return Room.STOPPING;
        }
        if (reserved >= limits.maxSessions() || budget.overspent()) {
            return Room.SERVER_FULL;
        }
        return perJob.getOrDefault(job, 0) >= limits.maxPerJob() ? Room.JOB_FULL : Room.FREE;
    }

    /** Takes a place for a listener of this job, if there is one; whoever gets it opens a connection at once. */
    synchronized boolean reserve(UUID job) {
        if (room(job) != Room.FREE) {
            return false;
        }
        reserved++;
        perJob.merge(job, 1, Integer::sum);
        return true;
    }

    /** Gives a place back. */
    synchronized void release(UUID job) {
        reserved--;
        notifyAll();
        perJob.computeIfPresent(job, (id, count) -> count == 1 ? null : count - 1);
    }

    /** A connection in the place that was reserved. */
    SocketConnection open(ConnectionContext context, Job job) {
        var session = new ListenerSession(job, source, DeliveryLimits.DEFAULT, budget, events);
        var place = new SocketConnection[1];
        place[0] = new SocketConnection(
                context, session, limits, Limits.MAX_MESSAGE_UNITS * UTF8_PER_UNIT, metrics, () -> gone(place[0]));
        connections.add(place[0]);
        metrics.opened().increment();
        // Both may have come about since the handshake was admitted, before this connection was among those told.
        if (stopping) {
            tellStopping(place[0]);
        }
        if (jobs.state(job.description().id())
                .filter(JobState.CANCELLED::equals)
                .isPresent()) {
            place[0].session().cancelJob();
        }
        return place[0];
    }

    private void gone(SocketConnection connection) {
        connections.remove(connection);
        release(connection.session().job().description().id());
    }

    private void endJob(UUID id) {
        source.cancelJob(id);
        for (var connection : connections) {
            if (connection.session().job().description().id().equals(id)) {
                connection.session().cancelJob();
            }
        }
    }

    private void tick() {
        long now = System.nanoTime();
        forEach(connection -> connection.tick(now));
    }

    /** What one connection throws costs neither the others their turn nor the clock its next tick. */
    private void forEach(Consumer<SocketConnection> action) {
        for (var connection : connections) {
            try {
                action.accept(connection);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "a listener's connection cannot be looked after", e);
            }
        }
    }

    private long tickNanos() {
        var shortest =
                List.of(limits.pingInterval(), limits.idleTimeout(), limits.writeTimeout(), LONGEST_TICK).stream()
                        .min(Duration::compareTo)
                        .orElseThrow();
        return shortest.toNanos() / TICKS_PER_INTERVAL;
    }

    /** Whether listeners are taken. */
    public Check check() {
        int open = connections.size();
        String detail = open + " of " + limits.maxSessions() + " listeners";
        return new Check("sockets", !stopping && open < limits.maxSessions(), stopping ? "stopping" : detail);
    }

    /** Takes no more listeners and tells those connected that the server stops; they leave by themselves. */
    public void stop() {
        synchronized (this) {
            stopping = true;
        }
        forEach(ListenerSockets::tellStopping);
    }

    /**
     * Waits until every listener has left.
     *
     * @return whether they have, within the limit
     */
    public synchronized boolean awaitEmpty(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        long left = limit.toMillis();
        while (reserved > 0 && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
        return reserved == 0;
    }

    private static void tellStopping(SocketConnection connection) {
        connection
                .session()
                .stop(
                        new Message.ProtocolError(
                                "shutting_down", "The server is stopping; connect again later.", RETRY_AFTER_MS),
                        CloseCode.GOING_AWAY);
    }

    /** Cuts off whoever is left. */
    @Override
    public void close() {
        stop();
        ticking.cancel(false);
        clock.shutdown();
        forEach(SocketConnection::abort);
    }

    /** How many listeners are connected. */
    public int count() {
        return connections.size();
    }
}

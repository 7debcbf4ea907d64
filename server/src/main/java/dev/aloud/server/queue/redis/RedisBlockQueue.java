package dev.aloud.server.queue.redis;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.server.Check;
import dev.aloud.server.queue.BlockQueue;
import dev.aloud.server.queue.BlockRequest;
import dev.aloud.server.queue.Outlook;
import dev.aloud.server.queue.Priority;
import dev.aloud.server.queue.QueueFullException;
import dev.aloud.server.queue.QueueStats;
import dev.aloud.server.redis.RedisConnection;
import dev.aloud.server.redis.RedisException;
import dev.aloud.server.redis.RedisListener;
import dev.aloud.server.redis.RedisSubscription;
import dev.aloud.text.Voicing;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gateway's side of the queue that gateways and workers share in Redis. However many gateways want a block, it is spoken once, and
 * all of them are told. While Redis is away blocks are taken all the same and sent when it is back; what is not answered within
 * {@link #AWAY_LIMIT} fails, so that nobody waits for ever. Thread-safe.
 */
public final class RedisBlockQueue implements BlockQueue {
    /** How long Redis may be away, or full for a block that it had lost, before those who wait are told to ask again. */
    public static final Duration AWAY_LIMIT = Duration.ofSeconds(30);

    /** How long a block waits for somebody who speaks its model. */
    static final Duration UNSPOKEN_LIMIT = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(RedisBlockQueue.class);
    private static final String STOPPED = "The server stopped before it was spoken";

    private final RedisConnection redis;
    private final int limit;
    private final Duration closeLimit;
    private final GatewaySteps steps;
    private final OpenFlights open = new OpenFlights();
    private final Afterwards afterwards;
    private final Telling telling;
    private final Lookout lookout;
    private final RedisSubscription news;
    private final LongAdder done = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder cancelled = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private volatile long waiting;
    private volatile boolean closed;

    /**
     * @param redis what is shared with other gateways and the workers; it is not closed by this
     * @param limit how many blocks may wait, those of all gateways together
     * @param closeLimit how long blocks under way may take to finish when the queue closes
     */
    public RedisBlockQueue(RedisConnection redis, int limit, Duration closeLimit) {
        this(redis, limit, closeLimit, voicing -> Outlook.SPOKEN);
    }

    /** @param outlook whether a worker that lives speaks a model in a revision; asked often, so it must answer at once */
    public RedisBlockQueue(RedisConnection redis, int limit, Duration closeLimit, Function<Voicing, Outlook> outlook) {
        this(redis, limit, closeLimit, AWAY_LIMIT, outlook, UNSPOKEN_LIMIT);
    }

    RedisBlockQueue(
            RedisConnection redis,
            int limit,
            Duration closeLimit,
            Duration awayLimit,
            Function<Voicing, Outlook> outlook,
            Duration unspokenLimit) {
        this.redis = redis;
        this.limit = limit;
        this.closeLimit = closeLimit;
        var gateway = "g" + UUID.randomUUID().toString().substring(0, 13);
        steps = new GatewaySteps(redis, gateway, limit);
        afterwards = new Afterwards(steps);
        telling = new Telling(this);
        lookout = new Lookout(this, steps, awayLimit, outlook, unspokenLimit);
        news = redis.subscribe(
                new RedisListener() {
                    @Override
                    public void connected() {
                        lookout.lookNow();
                    }

                    @Override
                    public void message(String channel, String message) {
                        hear(message);
                    }
                },
                Channels.news(gateway));
    }

    private void hear(String message) {
        int space = message.indexOf(' ');
        var flight = open.find(message.substring(space + 1));
        if (flight != null) {
            boolean running = message.startsWith("running");
            telling.news(flight, running, !running);
        }
    }

    @Override
    public Ticket submit(BlockRequest request, Priority priority, Outcome outcome) throws QueueFullException {
        if (closed) {
            throw full("The server is stopping");
        }
        if (!redis.isUp() && open.size() >= limit) {
            throw full("Too many blocks wait already, and the server's queue does not answer; try again in a while");
        }
        var waiter = new OpenFlight.Waiter(outcome);
        var flight = open.join(waiter, request, priority);
        enter(flight, waiter);
        return new Place(flight, waiter);
    }

    private void enter(OpenFlight flight, OpenFlight.Waiter waiter) throws QueueFullException {
        if (send(flight) == GatewaySteps.Standing.FULL && flight.release(waiter)) {
            open.forget(flight);
            throw full("Too many blocks wait already; try again in a while");
        }
        if (flight.runs()) {
            telling.news(flight, true, false);
        }
    }

    private QueueFullException full(String message) {
        refused.increment();
        return new QueueFullException(message);
    }

    /** Has the flight in Redis; where that does not work now, the lookout tries again. */
    GatewaySteps.Standing send(OpenFlight flight) {
        if (!redis.isUp()) {
            // Whoever asks for a block must not wait for what is known to be away.
            flight.sent(false, System.nanoTime());
            return GatewaySteps.Standing.GONE;
        }
        GatewaySteps.Standing standing;
        try {
            var answer = steps.submit(flight.number(), flight.request(), flight.uses(), flight.priority());
            standing = answer.standing();
            waiting = answer.waiting();
        } catch (RedisException e) {
            standing = GatewaySteps.Standing.GONE;
        }
        switch (standing) {
            case FULL, GONE -> flight.sent(false, System.nanoTime());
            case WAITING -> flight.sent(true, 0);
            case RUNNING, DONE, FAILED -> {
                flight.sent(true, 0);
                heed(flight, standing);
            }
        }
        if (flight.isOver()) {
            // It ended while it was sent: nobody here waits for it any more.
            afterwards.leave(flight);
        }
        return standing;
    }

    /** Acts on how Redis says that the flight stands. */
    void heed(OpenFlight flight, GatewaySteps.Standing standing) {
        switch (standing) {
            case RUNNING -> telling.news(flight, true, false);
            case DONE, FAILED -> telling.news(flight, false, true);
            case GONE -> {
                if (!flight.isOver()) {
                    send(flight);
                }
            }
            case WAITING, FULL -> {
                // Nothing has changed for those who wait.
            }
        }
    }

    GatewaySteps steps() {
        return steps;
    }

    OpenFlights open() {
        return open;
    }

    void waiting(long blocks) {
        waiting = blocks;
    }

    void countDone(int outcomes) {
        done.add(outcomes);
    }

    /** Ends the flight for everyone here, and for Redis if it goes on there. */
    void fail(OpenFlight flight, SynthesisException failure) {
        var left = flight.end();
        open.forget(flight);
        afterwards.leave(flight);
        failed.add(left.size());
        for (var outcome : left) {
            try {
                outcome.failed(failure);
            } catch (RuntimeException e) {
                // The others have to be told all the same.
                LOG.error("Who waited for a block failed on its failure", e);
            }
        }
    }

    /** Whether Redis knows of everything that was cancelled and hastened. */
    boolean isSettled() {
        return afterwards.isDone();
    }

    /** As it was at the last look, at most a second ago. */
    @Override
    public boolean isFull() {
        return waiting >= limit;
    }

    @Override
    public QueueStats stats() {
        long running = open.sum(flight -> flight.runs() ? flight.waiters() : 0);
        long here = open.sum(flight -> flight.runs() ? 0 : flight.waiters());
        return new QueueStats(here, running, done.sum(), failed.sum(), cancelled.sum(), refused.sum());
    }

    @Override
    public Check check() {
        if (closed) {
            return new Check("queue", false, "closed");
        }
        if (!redis.isUp()) {
            return Check.degraded("queue", "Redis does not answer, so blocks wait until it does");
        }
        var detail = waiting + " waiting on all gateways, room for " + limit;
        return waiting < limit ? new Check("queue", true, detail) : Check.degraded("queue", "full: " + detail);
    }

    @Override
    public void close() {
        closed = true;
        for (var flight : open.all()) {
            if (!flight.runs()) {
                fail(flight, new SynthesisException(SynthesisException.Code.CLOSED, STOPPED));
            }
        }
        open.awaitEmpty(closeLimit);
        open.all().forEach(flight -> fail(flight, new SynthesisException(SynthesisException.Code.CLOSED, STOPPED)));
        lookout.close();
        news.close();
        telling.close();
        afterwards.close();
    }

    /** Somebody's place in a flight. */
    private final class Place implements Ticket {
        private final OpenFlight flight;
        private final OpenFlight.Waiter waiter;

        Place(OpenFlight flight, OpenFlight.Waiter waiter) {
            this.flight = flight;
            this.waiter = waiter;
        }

        @Override
        public boolean cancel() {
            return left(flight.release(waiter));
        }

        @Override
        public boolean stop() {
            return left(flight.drop(waiter));
        }

        private boolean left(boolean released) {
            if (released) {
                cancelled.increment();
                if (flight.isOver()) {
                    open.forget(flight);
                    afterwards.leave(flight);
                }
            }
            return released;
        }

        @Override
        public void hasten(Priority priority) {
            if (flight.raise(priority)) {
                afterwards.hasten(flight.request().key(), priority);
            }
        }
    }
}

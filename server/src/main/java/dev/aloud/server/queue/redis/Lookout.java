package dev.aloud.server.queue.redis;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.server.queue.Outlook;
import dev.aloud.server.redis.RedisException;
import dev.aloud.text.Voicing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks each second how this gateway's blocks stand in Redis, whatever has been published or missed, and shows there that the gateway
 * lives. Blocks that Redis has lost are sent again; those that it does not answer for in time fail.
 */
final class Lookout implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);
    private static final long EVERY_MS = 1_000;
    private static final int AT_ONCE = 500;
    private static final int LOOKS_BETWEEN = 30;

    /** So many times as long a block waits for a worker that is loading its model. */
    private static final int LOADING_TIMES = 10;

    private final RedisBlockQueue queue;
    private final GatewaySteps steps;
    private final Duration awayLimit;
    private final Function<Voicing, Outlook> outlook;
    private final Duration unspokenLimit;
    private final ScheduledThreadPoolExecutor clock;
    private final AtomicBoolean soon = new AtomicBoolean();
    private long awaySince;
    private long looks;

    Lookout(
            RedisBlockQueue queue,
            GatewaySteps steps,
            Duration awayLimit,
            Function<Voicing, Outlook> outlook,
            Duration unspokenLimit) {
        this.queue = queue;
        this.steps = steps;
        this.awayLimit = awayLimit;
        this.outlook = outlook;
        this.unspokenLimit = unspokenLimit;
        clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("aloud-queue-lookout").factory());
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        clock.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
        var _ = clock.scheduleWithFixedDelay(this::look, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** Looks as soon as it can, as after an interruption. */
    void lookNow() {
        if (!clock.isShutdown() && soon.compareAndSet(false, true)) {
            clock.execute(() -> {
                soon.set(false);
                look();
            });
        }
    }

    private void look() {
        try {
            var flights = queue.open().all();
            lookAt(flights.stream()
                    .filter(flight -> flight.sending() == OpenFlight.Sending.ACCEPTED)
                    .toList());
            awaySince = 0;
            resend(flights);
            repeat(flights, looks++);
        } catch (RedisException e) {
            giveUpInTime();
        } catch (RuntimeException e) {
            // Without this the clock would stop, and with it every block that waits for an unheard news.
            LOG.error("Looking after the queue failed", e);
        }
    }

    private void lookAt(List<OpenFlight> flights) throws RedisException {
        int from = 0;
        do {
            var some = flights.subList(from, Math.min(flights.size(), from + AT_ONCE));
            var looked = steps.look(some);
            queue.waiting(looked.waiting());
            for (int i = 0; i < some.size(); i++) {
                queue.heed(some.get(i), looked.standings().get(i));
                if (looked.standings().get(i) == GatewaySteps.Standing.WAITING) {
                    giveUpUnspoken(some.get(i));
                }
            }
            from += AT_ONCE;
        } while (from < flights.size());
    }

    /** A worker that starts, or takes another's place, is waited for; one that never comes is not. */
    private void giveUpUnspoken(OpenFlight flight) {
        var voicing = flight.request().voicing();
        var present = outlook.apply(voicing);
        long nanos = flight.unspoken(present == Outlook.SPOKEN, System.nanoTime());
        var limit = present == Outlook.LOADING ? unspokenLimit.multipliedBy(LOADING_TIMES) : unspokenLimit;
        if (nanos > limit.toNanos()) {
            LOG.warn("A block is given up: nobody speaks {} in revision {}", voicing.model(), voicing.revision());
            queue.fail(
                    flight,
                    new SynthesisException(
                            SynthesisException.Code.ENGINE_FAILED,
                            "No worker has spoken the model \"" + voicing.model() + "\" in revision "
                                    + voicing.revision() + " for " + limit.toSeconds() + " s; "
                                    + (present == Outlook.LOADING
                                            ? "one is still loading it"
                                            : "'aloud worker' starts one, and new jobs get the present revision")));
        }
    }

    private void resend(List<OpenFlight> flights) {
        long now = System.nanoTime();
        for (var flight : flights) {
            if (flight.sending() == OpenFlight.Sending.NEEDED && !flight.isOver()) {
                if (now - flight.neededSince() > awayLimit.toNanos()) {
                    queue.fail(flight, noAnswer());
                } else {
                    queue.send(flight);
                }
            }
        }
    }

    /** Each half a minute, spread over the looks: mends what somebody has taken out of the streams by hand. */
    private void repeat(List<OpenFlight> flights, long look) {
        for (var flight : flights) {
            if (flight.number() % LOOKS_BETWEEN == look % LOOKS_BETWEEN && !flight.runs() && !flight.isOver()) {
                queue.send(flight);
            }
        }
    }

    private void giveUpInTime() {
        long now = System.nanoTime();
        if (awaySince == 0) {
            awaySince = now;
        } else if (now - awaySince > awayLimit.toNanos()) {
            queue.open().all().forEach(flight -> queue.fail(flight, noAnswer()));
        }
    }

    private SynthesisException noAnswer() {
        return new SynthesisException(
                SynthesisException.Code.ENGINE_FAILED,
                "The server's queue has not answered for " + awayLimit.toSeconds() + " s; ask again in a while");
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

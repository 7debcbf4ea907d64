package dev.aloud.server.queue.redis;

import dev.aloud.server.queue.Priority;
import dev.aloud.server.redis.RedisException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a gateway still has to tell Redis, in order, by a thread of its own, so that whoever cancels or hastens a block waits for no
 * network. Bounded: what does not fit is left out, and costs at most a block that is spoken in vain.
 */
final class Afterwards implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Afterwards.class);
    private static final int LIMIT = 100_000;
    private static final int BATCH = 200;
    private static final long PAUSE_MS = 500;

    private sealed interface Deed {
        record Leave(OpenFlight flight) implements Deed {}

        record Hasten(String key, Priority priority) implements Deed {}

        record Stop() implements Deed {}
    }

    private final GatewaySteps steps;
    private final LinkedBlockingQueue<Deed> deeds = new LinkedBlockingQueue<>(LIMIT);
    private final Thread thread;
    private volatile boolean stopping;
    private final AtomicInteger untold = new AtomicInteger();

    Afterwards(GatewaySteps steps) {
        this.steps = steps;
        thread = Thread.ofPlatform().daemon().name("aloud-queue-afterwards").start(this::work);
    }

    void leave(OpenFlight flight) {
        add(new Deed.Leave(flight));
    }

    void hasten(String key, Priority priority) {
        add(new Deed.Hasten(key, priority));
    }

    private void add(Deed deed) {
        untold.incrementAndGet();
        if (!deeds.offer(deed)) {
            untold.decrementAndGet();
            LOG.debug("Redis is too far behind to be told everything");
        }
    }

    /** Whether everything has been told. */
    boolean isDone() {
        return untold.get() == 0;
    }

    private void work() {
        var batch = new ArrayList<Deed>(BATCH);
        try {
            while (true) {
                batch.clear();
                batch.add(deeds.take());
                deeds.drainTo(batch, BATCH - 1);
                boolean goesOn = tell(batch);
                untold.addAndGet(-batch.size());
                if (!goesOn) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Redis was not told everything");
        }
    }

    /** False when it is time to stop. */
    private boolean tell(List<Deed> batch) throws InterruptedException {
        var leaving = new ArrayList<OpenFlight>();
        boolean stop = false;
        for (var deed : batch) {
            switch (deed) {
                case Deed.Leave leave -> leaving.add(leave.flight());
                case Deed.Hasten hasten -> insist(() -> steps.hasten(hasten.key(), hasten.priority()));
                case Deed.Stop _ -> stop = true;
            }
        }
        if (!leaving.isEmpty()) {
            insist(() -> steps.leave(leaving));
        }
        return !stop;
    }

    private interface Telling {
        void run() throws RedisException;
    }

    /** Again and again while Redis is away; once when the gateway stops. */
    private void insist(Telling telling) throws InterruptedException {
        while (true) {
            try {
                telling.run();
                return;
            } catch (RedisException e) {
                if (stopping) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            } catch (RuntimeException e) {
                // Without this thread nothing would be cancelled or hastened any more.
                LOG.error("Redis could not be told of a block", e);
                return;
            }
        }
    }

    /** Tells the rest, within a limit. */
    @Override
    public void close() {
        stopping = true;
        add(new Deed.Stop());
        try {
            if (!thread.join(Duration.ofSeconds(5))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}

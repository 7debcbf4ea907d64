package dev.aloud.server.queue.redis;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.server.media.BlockAudio;
import dev.aloud.server.media.BlockFile;
import dev.aloud.server.queue.BlockQueue.Outcome;
import dev.aloud.server.redis.RedisException;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells those who wait what became of their blocks, fetching audio from Redis: a few blocks at once, so that memory for audio on its
 * way is bounded, and for one block in order.
 */
final class Telling implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);
    private static final int AT_ONCE = 8;

    private final RedisBlockQueue queue;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().daemon().name("aloud-queue-news-", 1).factory());

    Telling(RedisBlockQueue queue) {
        this.queue = queue;
    }

    /** Something has happened to a flight, perhaps. Returns at once. */
    void news(OpenFlight flight, boolean running, boolean over) {
        if (!flight.note(running, over)) {
            return;
        }
        try {
            threads.execute(() -> tellSafely(flight));
        } catch (RejectedExecutionException e) {
            LOG.debug("Closed before a block's news was told");
        }
    }

    /** Who waits must hear something whatever happens here, such as no memory for the audio. */
    private void tellSafely(OpenFlight flight) {
        try {
            tell(flight);
        } catch (RuntimeException | Error e) {
            LOG.error("The news of a block could not be told", e);
            queue.fail(
                    flight,
                    new SynthesisException(
                            SynthesisException.Code.ENGINE_FAILED, "The block could not be fetched; ask for it again"));
        }
    }

    private void tell(OpenFlight flight) {
        while (true) {
            switch (flight.step()) {
                case TELL_RUNNING -> flight.tellRunning().forEach(this::running);
                case FETCH -> fetch(flight);
                case NOTHING -> {
                    return;
                }
            }
        }
    }

    private void fetch(OpenFlight flight) {
        var key = flight.request().key();
        GatewaySteps.Fetched fetched;
        try {
            fetched = queue.steps().fetch(key);
        } catch (RedisException e) {
            // It is still there when Redis is back, or is made again; the lookout sees to it.
            return;
        }
        switch (fetched.standing()) {
            case DONE ->
                BlockFile.read(key, fetched.audio())
                        .ifPresentOrElse(
                                audio -> done(flight, audio),
                                () -> queue.fail(
                                        flight,
                                        new SynthesisException(
                                                SynthesisException.Code.ENGINE_FAILED,
                                                "The block was damaged on its way; ask for it again")));
            case FAILED -> queue.fail(flight, new SynthesisException(code(fetched.code()), fetched.message()));
            case GONE -> queue.heed(flight, GatewaySteps.Standing.GONE);
            case WAITING, RUNNING, FULL -> {
                // The news was of an earlier flight of this block.
            }
        }
    }

    private void done(OpenFlight flight, BlockAudio audio) {
        flight.tellRunning().forEach(this::running);
        var left = flight.end();
        queue.open().forget(flight);
        queue.countDone(left.size());
        for (var outcome : left) {
            try {
                outcome.done(audio);
            } catch (RuntimeException e) {
                LOG.error("Who waited for a block failed on it", e);
            }
        }
    }

    private void running(Outcome outcome) {
        try {
            outcome.running();
        } catch (RuntimeException e) {
            LOG.error("Who waits for a block failed on its news", e);
        }
    }

    /** A newer worker may know codes that this gateway does not. */
    private static SynthesisException.Code code(String name) {
        try {
            return SynthesisException.Code.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return SynthesisException.Code.ENGINE_FAILED;
        }
    }

    /** Tells nothing more, but what it is telling. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("Somebody takes long to hear of a block; not waiting for it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

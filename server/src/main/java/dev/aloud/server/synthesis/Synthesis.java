package dev.aloud.server.synthesis;

import dev.aloud.server.cache.BlockCache;
import dev.aloud.server.media.BlockAudio;
import dev.aloud.server.queue.BlockQueue;
import dev.aloud.server.queue.BlockRequest;
import dev.aloud.server.queue.Priority;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets blocks for subscribers. However many ask for a block, it is looked up once and spoken once (single flight by key);
 * all of them hear of it before it is written anywhere (notify first, persist behind); and a cache that cannot be read or
 * written costs a synthesis or a log line, never a listener's block. Thread-safe.
 */
public final class Synthesis implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Synthesis.class);

    /**
     * Blocks that may wait to be written. When the disk is slower than that, the engines wait for it; for what is written over a
     * network they do not, and blocks are left out.
     */
    private static final int MAX_UNWRITTEN = 64;

    /** Blocks written at once; a store over the network takes its time for each. */
    private static final int WRITERS = 4;

    private static final long CLOSE_SECONDS = 30;

    private final BlockCache cache;
    private final BlockQueue queue;
    private final ConcurrentHashMap<String, Flight> flights = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor writer;
    private final AtomicBoolean writesFail = new AtomicBoolean();
    private final AtomicBoolean readsFail = new AtomicBoolean();
    private final LongAdder requests = new LongAdder();
    private final LongAdder cached = new LongAdder();
    private final LongAdder joined = new LongAdder();
    private final LongAdder spoken = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /** Works with the given cache and queue, and closes neither: close the queue first, then this, then the cache. */
    public Synthesis(BlockCache cache, BlockQueue queue) {
        this.cache = cache;
        this.queue = queue;
        this.writer = new ThreadPoolExecutor(
                WRITERS,
                WRITERS,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MAX_UNWRITTEN),
                Thread.ofPlatform().daemon().name("aloud-cache-writer-", 0).factory(),
                (write, executor) -> {
                    if (cache.isRemote()) {
                        ((Write) write).leaveOut();
                    } else {
                        write.run();
                    }
                });
    }

    /**
     * Asks for a block.
     *
     * @param listener is told what becomes of it, one event at a time and in order, from whatever thread has the news, this
     *     one included (before this method has returned); it must not block
     * @throws IllegalArgumentException when the key is none
     */
    public Subscription request(BlockRequest request, Priority priority, Consumer<BlockEvent> listener) {
        requests.increment();
        var subscriber = new Subscriber(listener);
        while (true) {
            var fresh = new Flight(this, request, priority);
            var flight = flights.putIfAbsent(request.key(), fresh);
            if (flight == null) {
                fresh.join(subscriber, priority);
                lookUp(fresh, subscriber);
                return subscriber;
            }
            if (flight.join(subscriber, priority)) {
                joined.increment();
                return subscriber;
            }
            flights.remove(request.key(), flight);
        }
    }

    private void lookUp(Flight flight, Subscriber first) {
        Optional<BlockAudio> found;
        try {
            found = cache.get(flight.request().key());
            if (readsFail.getAndSet(false)) {
                LOG.info("The cache can be read again");
            }
        } catch (IOException e) {
            if (!readsFail.getAndSet(true)) {
                LOG.warn("The cache cannot be read, so blocks are made again: {}", e.getMessage());
            }
            found = Optional.empty();
        } catch (RuntimeException | Error e) {
            // Who asked is told by this exception; whoever has joined meanwhile would wait for ever.
            first.withdraw();
            flight.abandon("the block could not be looked up");
            throw e;
        }
        flight.found(found);
        if (flight.isOver()) {
            over(flight);
        }
    }

    /** A block that has been spoken and is still on its way into the cache. Ask this before the cache, and none is missed. */
    public Optional<BlockAudio> spoken(String key) {
        return Optional.ofNullable(flights.get(key)).flatMap(Flight::spoken);
    }

    /** How much has been asked for, and what it took. */
    public SynthesisStats stats() {
        return new SynthesisStats(
                requests.sum(), cached.sum(), joined.sum(), spoken.sum(), failed.sum(), flights.mappingCount());
    }

    /** Waits, within a limit, for what is still being written to the cache. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn(
                        "The cache is slow: {} blocks were not stored",
                        writer.getQueue().size());
                writer.shutdownNow();
            }
        } catch (InterruptedException e) {
            writer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    BlockQueue queue() {
        return queue;
    }

    void store(Flight flight, BlockAudio audio) {
        spoken.increment();
        writer.execute(new Write(flight, audio));
    }

    /** A block on its way into the cache. */
    private final class Write implements Runnable {
        private final Flight flight;
        private final BlockAudio audio;

        private Write(Flight flight, BlockAudio audio) {
            this.flight = flight;
            this.audio = audio;
        }

        @Override
        public void run() {
            try {
                cache.put(flight.request().key(), audio);
                if (writesFail.getAndSet(false)) {
                    LOG.info("The cache can be written again");
                }
            } catch (IOException e) {
                if (!writesFail.getAndSet(true)) {
                    LOG.warn("The cache cannot be written, so blocks will have to be made again: {}", e.getMessage());
                }
            } finally {
                flight.end();
            }
        }

        private void leaveOut() {
            if (!writesFail.getAndSet(true)) {
                LOG.warn("The cache is written more slowly than blocks are made, so some will have to be made again");
            }
            flight.end();
        }
    }

    void over(Flight flight) {
        flights.remove(flight.request().key(), flight);
    }

    void countCached(int subscribers) {
        cached.add(subscribers);
    }

    void countFailed() {
        failed.increment();
    }
}

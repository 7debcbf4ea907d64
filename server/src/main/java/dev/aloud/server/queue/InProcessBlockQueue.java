package dev.aloud.server.queue;

import dev.aloud.server.Check;
import java.time.Duration;
import java.util.function.ToIntFunction;

/** The queue of a server that is gateway and worker in one process. */
public final class InProcessBlockQueue implements BlockQueue {
    /** How many blocks may wait, unless configured otherwise. */
    public static final int DEFAULT_LIMIT = 4096;

    /** How long blocks under way may take to finish when the queue closes, unless configured otherwise. */
    public static final Duration DEFAULT_CLOSE_LIMIT = Duration.ofSeconds(10);

    /**
     * @param speaker speaks the blocks
     * @param concurrency how many blocks of a model, named by its id, may be spoken at once
     * @param limit how many blocks may wait
     * @param closeLimit how long blocks under way may take to finish when the queue closes
     */
    public InProcessBlockQueue(Speaker speaker, ToIntFunction<String> concurrency, int limit, Duration closeLimit) {}

    @Override
    public Ticket submit(BlockRequest request, Priority priority, Outcome outcome) throws QueueFullException {
        throw new UnsupportedOperationException("lands within minutes");
    }

    @Override
    public QueueStats stats() {
        throw new UnsupportedOperationException("lands within minutes");
    }

    @Override
    public Check check() {
        throw new UnsupportedOperationException("lands within minutes");
    }

    @Override
    public void close() {}
}

package dev.aloud.server.queue;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.server.Check;
import dev.aloud.server.media.BlockAudio;

/**
 * Hands blocks to engines: the most urgent first, no more at once than a model allows. Thread-safe.
 * {@code BlockQueueContract} is the test that every implementation passes.
 */
public interface BlockQueue extends AutoCloseable {
    /**
     * Adds a block.
     *
     * @param outcome is told what becomes of it, from a thread of the queue
     * @return the block's place in the queue
     * @throws QueueFullException when too many blocks wait already, or the queue is closed
     */
    Ticket submit(BlockRequest request, Priority priority, Outcome outcome) throws QueueFullException;

    /** Whether it refuses blocks because too many wait. Answers at once. */
    boolean isFull();

    /** How full it is now and what it has done. */
    QueueStats stats();

    /** Whether it takes blocks. */
    Check check();

    /** Takes no more blocks, fails those that wait, and gives those under way a limited time to finish. */
    @Override
    void close();

    /** What became of a block: {@code running} at most once, then one of the other two, unless it was cancelled or stopped. */
    interface Outcome {
        /** An engine has begun. */
        void running();

        /** It is spoken. */
        void done(BlockAudio audio);

        /** It could not be spoken. */
        void failed(SynthesisException failure);
    }

    /** A block's place in the queue. */
    interface Ticket {
        /**
         * Takes the block out if no engine has begun with it.
         *
         * @return whether it was taken out: its outcome then hears nothing more
         */
        boolean cancel();

        /**
         * Takes the block out whether or not an engine has begun with it; one that has is told to stop, within a moment.
         *
         * @return whether it was taken out: its outcome then hears no end of it, and at most that it runs
         */
        boolean stop();

        /** Raises the block's priority if it still waits; never lowers it. */
        void hasten(Priority priority);
    }
}

package dev.aloud.delivery;

import dev.aloud.protocol.Message;
import java.util.BitSet;

/** Which blocks of the job need nothing more, and how much audio that is. */
final class Settlement {
    private final JobBlocks blocks;
    private final BitSet delivered = new BitSet();
    private final BitSet had = new BitSet();
    private final BitSet failed = new BitSet();
    private long deliveredMs;
    private long hadMs;
    private long estMsOfThose;
    private boolean doneTold;

    Settlement(JobBlocks blocks) {
        this.blocks = blocks;
    }

    /** The listener has a block without our doing. One that does not exist is passed over. */
    void had(int index) {
        if (index < blocks.count() && !delivered.get(index) && !had.get(index)) {
            had.set(index);
            failed.clear(index);
            int estMs = blocks.block(index).estMs();
            hadMs += estMs;
            estMsOfThose += estMs;
        }
    }

    void delivered(int index, long ms) {
        if (delivered.get(index)) {
            return;
        }
        int estMs = blocks.block(index).estMs();
        if (had.get(index)) {
            had.clear(index);
            hadMs -= estMs;
        } else {
            estMsOfThose += estMs;
        }
        delivered.set(index);
        failed.clear(index);
        deliveredMs += ms;
    }

    void failed(int index) {
        if (!delivered.get(index) && !had.get(index)) {
            failed.set(index);
        }
    }

    /** A failed block is tried again: the job is not done after all. */
    void retried(int index) {
        if (failed.get(index)) {
            failed.clear(index);
            doneTold = false;
        }
    }

    /** Whether every block is settled and the listener has not been told so; answers true once. */
    boolean doneIsNews() {
        if (doneTold || !blocks.complete()) {
            return false;
        }
        doneTold = delivered.cardinality() + had.cardinality() + failed.cardinality() >= blocks.count();
        return doneTold;
    }

    Message.Done done() {
        return new Message.Done(delivered.cardinality() + had.cardinality(), deliveredMs + hadMs);
    }

    Message.Progress progress(long creditsSpent) {
        long doneMs = deliveredMs + hadMs;
        return new Message.Progress(doneMs, doneMs + blocks.estMs() - estMsOfThose, creditsSpent);
    }
}

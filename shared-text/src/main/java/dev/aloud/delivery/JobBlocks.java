package dev.aloud.delivery;

import java.util.List;

/**
 * The blocks of a job as far as they are known: the list may grow at its end while the text is being split, and what is
 * known never changes. One job's blocks may serve many listeners; the gateway's must be safe for many threads.
 */
public interface JobBlocks {
    /** How many are known. */
    int count();

    /** Whether that is all. Read before {@link #count()}: once true, the count is final. */
    boolean complete();

    /**
     * One block.
     *
     * @param index from 0, below {@link #count()}
     */
    BlockInfo block(int index);

    /** The estimated duration of those known, milliseconds. */
    long estMs();

    /** The blocks of a text that has been split to its end. */
    static JobBlocks of(List<BlockInfo> blocks) {
        List<BlockInfo> all = List.copyOf(blocks);
        long total = 0;
        for (BlockInfo block : all) {
            total += block.estMs();
        }
        long estMs = total;
        return new JobBlocks() {
            @Override
            public int count() {
                return all.size();
            }

            @Override
            public boolean complete() {
                return true;
            }

            @Override
            public BlockInfo block(int index) {
                return all.get(index);
            }

            @Override
            public long estMs() {
                return estMs;
            }
        };
    }
}

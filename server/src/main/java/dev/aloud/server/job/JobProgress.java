package dev.aloud.server.job;

import java.util.Optional;

/**
 * How far a job has come.
 *
 * @param blocksDone blocks whose audio is there
 * @param blocksFailed blocks that could not be spoken and are not worth a retry
 * @param blocksTotal all blocks
 * @param msDone duration of the blocks that are done
 * @param msTotal duration of all blocks, estimated where not yet known
 * @param failure the last failure of a block that has not been made since
 */
public record JobProgress(
        int blocksDone, int blocksFailed, int blocksTotal, long msDone, long msTotal, Optional<Failure> failure) {
    /** Why a block could not be spoken. */
    public record Failure(int block, String code, String message, boolean retryable) {}
}

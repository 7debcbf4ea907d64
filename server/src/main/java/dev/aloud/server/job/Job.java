package dev.aloud.server.job;

import dev.aloud.delivery.BlockInfo;
import dev.aloud.delivery.JobBlocks;
import dev.aloud.delivery.JobHeader;
import dev.aloud.server.queue.BlockRequest;
import dev.aloud.server.queue.Use;
import dev.aloud.server.store.JobRecord;
import dev.aloud.text.Block;
import dev.aloud.text.BlockKeys;
import dev.aloud.text.BlockReader;
import dev.aloud.text.SpeechEstimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A job with its blocks, and how far each has come. Thread-safe; all listeners of a job share it. */
public final class Job implements JobBlocks {
    /** The most that a job may have: some 60 MiB. A book has ten thousand; a text made of crumbs would have millions. */
    static final int MAX_BLOCKS = 250_000;

    private static final int UNKNOWN = -1;
    private static final int BYTES_PER_BLOCK = 240;

    private final JobRecord description;
    private final JobHeader header;
    private final List<Block> blocks;
    private final long estMs;
    private final long textChars;

    /** Names blocks; guarded by itself. */
    private final BlockKeys keys;

    /** Keys of the blocks asked for so far; guarded by {@code keys}. */
    private final String[] knownKeys;

    /** The rest is guarded by this. */
    private final BlockStage[] stages;

    private final int[] durationsMs;
    private JobProgress.Failure failure;
    private int done;
    private int failed;
    private long msDone;
    private long msTotal;

    private Job(JobRecord description, JobHeader header, List<Block> blocks) {
        this.description = description;
        this.header = header;
        this.blocks = blocks;
        keys = new BlockKeys(description.voicing());
        knownKeys = new String[blocks.size()];
        stages = new BlockStage[blocks.size()];
        Arrays.fill(stages, BlockStage.QUEUED);
        durationsMs = new int[blocks.size()];
        Arrays.fill(durationsMs, UNKNOWN);
        long chars = 0;
        for (int i = 0; i < blocks.size(); i++) {
            chars += blocks.get(i).text().length();
            msTotal += estimate(i);
        }
        textChars = chars;
        estMs = msTotal;
    }

    /**
     * Splits the record's text into blocks: 30 milliseconds for a million characters. Stops beyond {@link #MAX_BLOCKS}, and is
     * then not to be kept.
     */
    static Job split(JobRecord description, JobHeader header) {
        var blocks = new ArrayList<Block>();
        var reader = BlockReader.of(description.text());
        while (reader.hasNext() && blocks.size() <= MAX_BLOCKS) {
            blocks.add(reader.next());
        }
        return new Job(description, header, List.copyOf(blocks));
    }

    /** What does not change about it; for its present state ask {@link Jobs}. */
    public JobRecord description() {
        return description;
    }

    /** What holds for every block. */
    public JobHeader header() {
        return header;
    }

    /** A block's place, text and kind. */
    public Block text(int index) {
        return blocks.get(index);
    }

    /** A block's key. */
    public String key(int index) {
        synchronized (keys) {
            String key = knownKeys[index];
            if (key == null) {
                key = keys.of(blocks.get(index).text());
                knownKeys[index] = key;
            }
            return key;
        }
    }

    /** What the synthesis is asked for. */
    public BlockRequest request(int index) {
        return new BlockRequest(
                key(index),
                blocks.get(index).text(),
                description.voicing(),
                Optional.of(new Use(description.id(), index)));
    }

    @Override
    public int count() {
        return blocks.size();
    }

    @Override
    public boolean complete() {
        return true;
    }

    @Override
    public BlockInfo block(int index) {
        var block = blocks.get(index);
        return new BlockInfo(block.start(), block.end(), key(index), estimate(index));
    }

    @Override
    public long estMs() {
        return estMs;
    }

    /** About how much memory it takes. */
    long bytes() {
        return 2 * textChars + (long) BYTES_PER_BLOCK * blocks.size();
    }

    /** A block is being spoken. */
    public synchronized void running(int index) {
        if (stages[index] != BlockStage.READY) {
            change(index, BlockStage.RUNNING);
        }
    }

    /** A block was made before this process began. What does not fit the text is ignored. */
    synchronized void restore(int index, int durationMs) {
        if (index >= 0 && index < blocks.size() && durationMs >= 0) {
            ready(index, durationMs);
        }
    }

    /**
     * A block's audio is there.
     *
     * @return whether that is news
     */
    synchronized boolean ready(int index, int durationMs) {
        if (stages[index] == BlockStage.READY) {
            return false;
        }
        change(index, BlockStage.READY);
        durationsMs[index] = durationMs;
        msDone += durationMs;
        msTotal += durationMs - estimate(index);
        if (failure != null && failure.block() == index) {
            failure = null;
        }
        return true;
    }

    /** Nothing is spoken for it any more. */
    synchronized void cancelled() {
        for (int i = 0; i < stages.length; i++) {
            if (stages[i] == BlockStage.RUNNING) {
                change(i, BlockStage.QUEUED);
            }
        }
    }

    /** A block could not be spoken. */
    public synchronized void failed(int index, String code, String message, boolean retryable) {
        if (stages[index] != BlockStage.READY) {
            change(index, retryable ? BlockStage.QUEUED : BlockStage.FAILED);
            failure = new JobProgress.Failure(index, code, message, retryable);
        }
    }

    private void change(int index, BlockStage stage) {
        done += (stage == BlockStage.READY ? 1 : 0) - (stages[index] == BlockStage.READY ? 1 : 0);
        failed += (stage == BlockStage.FAILED ? 1 : 0) - (stages[index] == BlockStage.FAILED ? 1 : 0);
        stages[index] = stage;
    }

    /** Where a block stands. */
    public synchronized BlockStage stage(int index) {
        return stages[index];
    }

    /** A block's duration, once it is known. */
    public synchronized Optional<Integer> durationMs(int index) {
        return durationsMs[index] == UNKNOWN ? Optional.empty() : Optional.of(durationsMs[index]);
    }

    /** How far it has come. */
    public synchronized JobProgress progress() {
        return new JobProgress(done, failed, blocks.size(), msDone, msTotal, Optional.ofNullable(failure));
    }

    private int estimate(int index) {
        return SpeechEstimate.ms(
                blocks.get(index).text().length(), description.voicing().speed());
    }
}

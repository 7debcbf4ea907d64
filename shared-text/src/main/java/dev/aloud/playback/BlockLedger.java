package dev.aloud.playback;

import java.util.Arrays;
import java.util.BitSet;

/** What the planner knows of each block: how long it is, whether it is held, how often it has failed. */
final class BlockLedger {
    /** Bytes that a millisecond of audio takes until some has been seen: PCM at 16 kHz. */
    private static final int USUAL_BYTES_PER_MS = 32;

    private int count;
    private boolean complete;
    private int[] durationMs = new int[64];
    private int[] bytes = new int[64];
    private int[] attempts = new int[64];
    private long[] retryAtMs = new long[64];

    private final BitSet held = new BitSet();
    private final BitSet givenUp = new BitSet();

    /** Failed, to be tried again at {@link #retryAtMs}. */
    private final BitSet resting = new BitSet();

    /** Have come at some time, in the voicing that now holds for them. */
    private final BitSet received = new BitSet();

    private int heldBytes;
    private long seenMs;
    private long seenBytes;

    void add(int estMs) {
        if (count == durationMs.length) {
            int room = 2 * count;
            durationMs = Arrays.copyOf(durationMs, room);
            bytes = Arrays.copyOf(bytes, room);
            attempts = Arrays.copyOf(attempts, room);
            retryAtMs = Arrays.copyOf(retryAtMs, room);
        }
        durationMs[count++] = estMs;
    }

    void complete() {
        complete = true;
    }

    boolean isComplete() {
        return complete;
    }

    int count() {
        return count;
    }

    boolean knows(int index) {
        return index >= 0 && index < count;
    }

    /** Its duration, estimated until it has come. */
    int durationMs(int index) {
        return durationMs[index];
    }

    /** What it takes in memory, estimated unless it is held. */
    long bytes(int index) {
        if (held.get(index)) {
            return bytes[index];
        }
        return seenMs == 0 ? (long) durationMs[index] * USUAL_BYTES_PER_MS : durationMs[index] * seenBytes / seenMs;
    }

    boolean held(int index) {
        return held.get(index);
    }

    boolean givenUp(int index) {
        return givenUp.get(index);
    }

    boolean resting(int index) {
        return resting.get(index);
    }

    BitSet received() {
        return received;
    }

    int heldBytes() {
        return heldBytes;
    }

    int heldBlocks() {
        return held.cardinality();
    }

    /** The first block held from an index on, or -1. */
    int nextHeld(int from) {
        return held.nextSetBit(from);
    }

    /** The last block held, or -1. */
    int lastHeld() {
        return held.length() - 1;
    }

    void arrived(int index, int ms, int size) {
        drop(index);
        held.set(index);
        received.set(index);
        hope(index);
        durationMs[index] = ms;
        bytes[index] = size;
        heldBytes += size;
        seenMs += ms;
        seenBytes += size;
    }

    void drop(int index) {
        if (held.get(index)) {
            held.clear(index);
            heldBytes -= bytes[index];
        }
    }

    /** Notes a failure: the block rests until its next attempt, or is given up. */
    void failed(int index, boolean retryable, long nowMs, PlaybackLimits limits) {
        attempts[index]++;
        if (retryable && attempts[index] < limits.maxAttempts()) {
            resting.set(index);
            retryAtMs[index] = nowMs + ((long) limits.retryDelayMs() << Math.min(attempts[index] - 1, 16));
        } else {
            resting.clear(index);
            givenUp.set(index);
        }
    }

    /** Forgets that a block has failed. */
    void hope(int index) {
        attempts[index] = 0;
        givenUp.clear(index);
        resting.clear(index);
    }

    /** Forgets that any block has failed. */
    void hope() {
        Arrays.fill(attempts, 0);
        givenUp.clear();
        resting.clear();
    }

    /** Ends the rest of a block whose time has come. */
    boolean wakes(int index, long nowMs) {
        boolean due = resting.get(index) && retryAtMs[index] <= nowMs;
        if (due) {
            resting.clear(index);
        }
        return due;
    }

    long retryAtMs(int index) {
        return retryAtMs[index];
    }

    /** Forgets all that has come, and all failures, from a block on. */
    void forget(int from) {
        for (int i = held.nextSetBit(from); i >= 0; i = held.nextSetBit(i + 1)) {
            drop(i);
        }
        received.clear(from, Math.max(from, received.length()));
        for (int i = from; i < count; i++) {
            hope(i);
        }
    }
}

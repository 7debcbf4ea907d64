package dev.aloud.playback;

/**
 * How far a player reaches ahead and how much it keeps. Durations are of audio at playback rate 1.
 *
 * @param aheadMs how much listening time the window covers, milliseconds: at playback rate 2 it reaches twice as far
 * @param minAheadBlocks blocks in the window besides the cursor's, at least, however long they are
 * @param maxAheadBlocks blocks in the window besides the cursor's, at most, however short they are
 * @param startAheadBlocks blocks besides the cursor's in the first window after a start or a seek, until the cursor's
 *     block has come
 * @param outputAheadBlocks how many blocks beyond the cursor are handed to the audio output
 * @param maxHeldBytes audio kept; beyond it, blocks outside the window are evicted, the farthest first
 * @param maxAttempts how often a block that fails is tried, the first time included
 * @param retryDelayMs the wait before the second attempt; it doubles with each further one
 */
public record PlaybackLimits(
        int aheadMs,
        int minAheadBlocks,
        int maxAheadBlocks,
        int startAheadBlocks,
        int outputAheadBlocks,
        int maxHeldBytes,
        int maxAttempts,
        int retryDelayMs) {
    /** For a person who listens: a minute ahead. */
    public static final PlaybackLimits DEFAULT = new PlaybackLimits(60_000, 3, 31, 1, 8, 32 * 1024 * 1024, 3, 500);
}

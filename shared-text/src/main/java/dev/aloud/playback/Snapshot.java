package dev.aloud.playback;

/**
 * What a player shows of itself; a value of one moment.
 *
 * @param cursor the block that is heard, or about to be
 * @param playing false while paused
 * @param starting whether a start or seek has not yet given sound
 * @param starving whether the audio has run dry in the middle: what should be heard now has not come
 * @param finished whether all has been heard
 * @param connected whether there is a source to ask
 * @param blocks how many blocks are known
 * @param complete whether that is all
 * @param windowFirst first block of the window
 * @param windowCount its width
 * @param nextToHand the next block for the audio output
 * @param heldBlocks blocks held
 * @param heldBytes bytes held
 * @param starvations how often the audio has run dry
 * @param starvedMs how long it was dry in all, milliseconds
 * @param lastStartMs how long the last start or seek waited for its first block, milliseconds; -1 before the first
 */
public record Snapshot(
        int cursor,
        boolean playing,
        boolean starting,
        boolean starving,
        boolean finished,
        boolean connected,
        int blocks,
        boolean complete,
        int windowFirst,
        int windowCount,
        int nextToHand,
        int heldBlocks,
        int heldBytes,
        int starvations,
        long starvedMs,
        long lastStartMs) {}

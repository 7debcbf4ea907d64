package dev.aloud.playback;

import dev.aloud.protocol.Message.Want;
import java.util.Optional;

/**
 * The listener's side of playback as a state machine without sound, transport or clock: the page, {@code aloud speak}
 * and the load generator all run it. Times are the caller's, in milliseconds from any fixed moment, never going back.
 *
 * <p>The owner reports what happens and after each report drains {@link #nextWant}, {@link #nextBlock} and {@link
 * #nextEviction}; it calls again at {@link #wakeAtMs} at the latest. Owned by one player, not thread-safe.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class PlaybackPlanner {
    /** What {@link #nextBlock} and {@link #nextEviction} answer when there is none. */
    public static final int NONE = -1;

    /** What {@link #wakeAtMs} answers when only an event can change anything. */
    public static final long NEVER = Long.MAX_VALUE;

    /** A player of an empty document, paused at block 0 and not connected. */
    public PlaybackPlanner(PlaybackLimits limits) {}

    /** The document's next block is known, with its estimated duration. */
    public void addBlock(int estMs) {
        throw new UnsupportedOperationException();
    }

    /** The document has no further blocks. */
    public void completeBlocks() {
        throw new UnsupportedOperationException();
    }

    /** The listener starts at, or jumps to, a block: it becomes the cursor, comes first, and is played from its beginning. */
    public void seek(int index, long nowMs) {
        throw new UnsupportedOperationException();
    }

    /** Playback reached a block by itself. */
    public void advance(int index, long nowMs) {
        throw new UnsupportedOperationException();
    }

    /** The listener pauses: what is wanted stays wanted, nothing more is. */
    public void pause(long nowMs) {
        throw new UnsupportedOperationException();
    }

    /** The listener goes on; a player begins paused. */
    public void resume(long nowMs) {
        throw new UnsupportedOperationException();
    }

    /**
     * The player's tempo.
     *
     * @param thousandths 1000 is the audio's own
     */
    public void rate(int thousandths) {
        throw new UnsupportedOperationException();
    }

    /**
     * Model, voice or engine change from a block on: what is held or was handed out from there is forgotten (and comes as
     * evictions), and is asked for again. The connection is a new one: {@link #connected} follows.
     */
    public void changeVoicing(int from, long nowMs) {
        throw new UnsupportedOperationException();
    }

    /** There is a source to ask; it knows nothing of earlier windows. */
    public void connected(long nowMs) {
        throw new UnsupportedOperationException();
    }

    /** The source is lost: nothing is asked for until {@link #connected}. What is held goes on playing. */
    public void disconnected(long nowMs) {
        throw new UnsupportedOperationException();
    }

    /** A block has come, from the source or from a store of the owner's, and is held. */
    public void arrived(int index, int durationMs, int bytes, long nowMs) {
        throw new UnsupportedOperationException();
    }

    /** The source could not speak a block. It is tried again where that may help, then passed over. */
    public void failed(int index, boolean retryable, long nowMs) {
        throw new UnsupportedOperationException();
    }

    /** The owner no longer holds a block, for reasons of its own. One already handed out is still heard. */
    public void evicted(int index) {
        throw new UnsupportedOperationException();
    }

    /**
     * How much audio the output still has.
     *
     * @param ms at playback rate 1; 0 when it has run dry
     * @param nowMs the moment of which this holds, which may be earlier than that of the call
     */
    public void buffered(long ms, long nowMs) {
        throw new UnsupportedOperationException();
    }

    /**
     * The next window to send to the source, to be called until it is empty: now and then an empty window goes first,
     * which makes the source forget that it has sent a block.
     */
    public Optional<Want> nextWant(long nowMs) {
        throw new UnsupportedOperationException();
    }

    /**
     * The next block to hand to the audio output; each is answered once after a start or seek, in order, blocks that
     * cannot be spoken passed over.
     *
     * @return an index, or {@link #NONE}
     */
    public int nextBlock(long nowMs) {
        throw new UnsupportedOperationException();
    }

    /**
     * The next block to drop from memory; counts as dropped at once.
     *
     * @return an index, or {@link #NONE}
     */
    public int nextEviction() {
        throw new UnsupportedOperationException();
    }

    /** When {@link #nextWant} may answer without a further event, or {@link #NEVER}. */
    public long wakeAtMs() {
        throw new UnsupportedOperationException();
    }

    /** What the player shows now. */
    public Snapshot snapshot(long nowMs) {
        throw new UnsupportedOperationException();
    }
}

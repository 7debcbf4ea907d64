package dev.aloud.playback;

import dev.aloud.protocol.Message.Want;
import java.util.BitSet;
import java.util.Optional;

/**
 * The listener's side of playback as a state machine without sound, transport or clock: the page, {@code aloud speak}
 * and the load generator all run it. Times are the caller's, in milliseconds from any fixed moment, never going back.
 *
 * <p>The owner reports what happens and after each report drains {@link #nextEviction}, {@link #nextBlock} and {@link
 * #nextWant}; it calls again at {@link #wakeAtMs} at the latest. Owned by one player, not thread-safe.
 */
public final class PlaybackPlanner {
    /** What {@link #nextBlock} and {@link #nextEviction} answer when there is none. */
    public static final int NONE = -1;

    /** What {@link #wakeAtMs} answers when only an event can change anything. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final int NORMAL_RATE = 1000;

    private final PlaybackLimits limits;
    private final BlockLedger ledger = new BlockLedger();
    private final DrySpells spells = new DrySpells();
    private final Asking asking;
    private final BitSet drops = new BitSet();

    private boolean begun;
    private boolean playing;
    private int rate = NORMAL_RATE;
    private int cursor;

    /** Blocks from here to {@link #nextToHand} were handed to the output since the last start or seek. */
    private int runStart;

    private int nextToHand;

    /** Blocks below this were handed out in a voice since changed: they are heard where the new voice's come too late. */
    private int coveredEnd;

    private long bufferedMs;

    /** A player of an empty document, paused at block 0 and not connected; it asks for nothing before a seek. */
    public PlaybackPlanner(PlaybackLimits limits) {
        this.limits = limits;
        this.asking = new Asking(limits, ledger);
    }

    /** The document's next block is known, with its estimated duration. */
    public void addBlock(int estMs) {
        ledger.add(estMs);
    }

    /** The document has no further blocks. */
    public void completeBlocks() {
        ledger.complete();
    }

    /**
     * The listener starts at, or jumps to, a block: it becomes the cursor, comes first, and is played from its beginning.
     * The owner empties the audio output. Where the block had been given up, it is tried again.
     */
    public void seek(int index, long nowMs) {
        cursor = Math.max(0, Math.min(index, ledger.count() - 1));
        runStart = cursor;
        nextToHand = cursor;
        coveredEnd = cursor;
        bufferedMs = 0;
        begun = true;
        if (ledger.knows(cursor)) {
            ledger.hope(cursor);
        }
        asking.restart();
        spells.start(nowMs);
    }

    /** Playback reached a block by itself, in whatever voice: what stands before it is heard no more. */
    public void advance(int index, long nowMs) {
        if (ledger.knows(index) && index > cursor && index < Math.max(nextToHand, coveredEnd)) {
            cursor = index;
            nextToHand = Math.max(nextToHand, index + 1);
        }
    }

    /** The listener pauses: what is wanted stays wanted, nothing more is. */
    public void pause(long nowMs) {
        playing = false;
        spells.endSpell(nowMs);
    }

    /** The listener goes on; a player begins paused. */
    public void resume(long nowMs) {
        playing = true;
        if (begun && bufferedMs == 0 && !allHanded()) {
            spells.ranDry(nowMs);
        }
    }

    /**
     * The player's tempo.
     *
     * @param thousandths 1000 is the audio's own
     */
    public void rate(int thousandths) {
        rate = thousandths;
    }

    /**
     * Model, voice or engine change from a block on: what is held or was handed out from there is forgotten (what was held
     * comes as evictions), and is asked for again. At or before the cursor, the cursor's block begins again. The connection
     * is a new one: {@link #connected} follows.
     */
    public void changeVoicing(int from, long nowMs) {
        for (int i = ledger.nextHeld(from); i >= 0; i = ledger.nextHeld(i + 1)) {
            drops.set(i);
        }
        ledger.forget(from);
        asking.disconnected();
        if (begun && from <= cursor) {
            seek(cursor, nowMs);
        } else {
            coveredEnd = Math.max(coveredEnd, nextToHand);
            nextToHand = Math.min(nextToHand, from);
        }
    }

    /** There is a source to ask; it knows nothing of earlier windows. What had been given up is tried again. */
    public void connected(long nowMs) {
        ledger.hope();
        asking.connected();
    }

    /** The source is lost: nothing is asked for until {@link #connected}. What is held goes on playing. */
    public void disconnected(long nowMs) {
        asking.disconnected();
    }

    /** A block has come, from the source or from a store of the owner's, and is held. */
    public void arrived(int index, int durationMs, int bytes, long nowMs) {
        if (ledger.knows(index)) {
            drops.clear(index);
            ledger.arrived(index, durationMs, bytes);
            asking.answered(index);
        }
    }

    /** The source could not speak a block. It is tried again where that may help, then passed over. */
    public void failed(int index, boolean retryable, long nowMs) {
        if (ledger.knows(index) && !ledger.held(index)) {
            ledger.failed(index, retryable, nowMs, limits);
            if (!retryable) {
                asking.answered(index);
            }
        }
    }

    /** The owner no longer holds a block, for reasons of its own. One already handed out is still heard. */
    public void evicted(int index) {
        if (ledger.knows(index)) {
            ledger.drop(index);
        }
    }

    /**
     * How much audio the output still has.
     *
     * @param ms at playback rate 1; 0 when it has run dry
     * @param nowMs the moment of which this holds, which may be earlier than that of the call
     */
    public void buffered(long ms, long nowMs) {
        bufferedMs = ms;
        if (ms > 0) {
            spells.endSpell(nowMs);
        } else if (playing && begun && !allHanded()) {
            spells.ranDry(nowMs);
        }
    }

    /**
     * The next window to send to the source, to be called until it is empty: now and then an empty window goes first,
     * which makes the source forget that it has sent a block.
     */
    public Optional<Want> nextWant(long nowMs) {
        if (!begun || ledger.count() == 0) {
            return Optional.empty();
        }
        return asking.next(
                new Asking.Position(firstToHear(), runStart, nextToHand, spells.starting(), playing, rate), nowMs);
    }

    /**
     * The next block to hand to the audio output; each is answered once after a start or seek, in order, blocks that
     * cannot be spoken passed over.
     *
     * @return an index, or {@link #NONE}
     */
    public int nextBlock(long nowMs) {
        if (!begun) {
            return NONE;
        }
        while (ledger.knows(nextToHand) && ledger.givenUp(nextToHand)) {
            nextToHand++;
        }
        int index = nextToHand;
        boolean room = index - firstToHear() <= limits.outputAheadBlocks();
        if (!room || !ledger.knows(index) || !ledger.held(index)) {
            return NONE;
        }
        nextToHand++;
        bufferedMs += ledger.durationMs(index);
        if (ledger.durationMs(index) > 0) {
            spells.soundCame(nowMs);
        }
        return index;
    }

    /**
     * The next block to drop from memory; counts as dropped at once.
     *
     * @return an index, or {@link #NONE}
     */
    public int nextEviction() {
        int dropped = drops.nextSetBit(0);
        if (dropped >= 0) {
            drops.clear(dropped);
            return dropped;
        }
        if (ledger.heldBytes() <= limits.maxHeldBytes()) {
            return NONE;
        }
        int before = ledger.nextHeld(0);
        int after = ledger.lastHeld();
        boolean beforeMayGo = before < asking.first(cursor);
        boolean afterMayGo = after >= asking.end(cursor) && after >= nextToHand;
        if (!beforeMayGo && !afterMayGo) {
            return NONE;
        }
        int farthest = !afterMayGo || (beforeMayGo && cursor - before >= after - cursor) ? before : after;
        ledger.drop(farthest);
        return farthest;
    }

    /** When {@link #nextWant} may answer without a further event, or {@link #NEVER}. */
    public long wakeAtMs() {
        return asking.wakeAtMs();
    }

    /** What the player shows now. */
    public Snapshot snapshot(long nowMs) {
        return new Snapshot(
                cursor,
                playing,
                spells.starting(),
                spells.starving(),
                begun && allHanded() && bufferedMs == 0,
                asking.isConnected(),
                ledger.count(),
                ledger.isComplete(),
                asking.first(cursor),
                asking.end(cursor) - asking.first(cursor),
                nextToHand,
                ledger.heldBlocks(),
                ledger.heldBytes(),
                spells.count(),
                spells.totalMs(nowMs),
                spells.lastStartMs());
    }

    /** Whether a block is held, as far as the planner was told. */
    public boolean holds(int index) {
        return ledger.held(index);
    }

    private boolean allHanded() {
        int index = nextToHand;
        while (ledger.knows(index) && ledger.givenUp(index)) {
            index++;
        }
        return ledger.isComplete() && index >= ledger.count();
    }

    /** The cursor, or what will be heard instead where the cursor's block cannot be spoken. */
    private int firstToHear() {
        int first = cursor;
        while (first < nextToHand && ledger.givenUp(first)) {
            first++;
        }
        return first;
    }
}

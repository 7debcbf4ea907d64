package dev.aloud.playback;

import dev.aloud.protocol.Limits;
import dev.aloud.protocol.Message.Want;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The conversation with one source: which window it was last told, what it must be told next, and when that can wait.
 */
final class Asking {
    /**
     * Where the player stands.
     *
     * @param first the first block that is still to be heard
     * @param runStart the first block handed out since the last start or seek
     * @param nextToHand the block to be handed out next
     * @param starting whether the first sound is still waited for
     * @param playing whether the window may grow
     * @param rate playback rate, thousandths
     */
    record Position(int first, int runStart, int nextToHand, boolean starting, boolean playing, int rate) {
        boolean handedOut(int index) {
            return index >= runStart && index < nextToHand;
        }
    }

    private final BlockLedger ledger;
    private final Reach reach;
    private boolean connected;

    /** The window that the source was last told, or null where it knows of none. */
    private Want told;

    /** Whether this connection has been told what was received before it. */
    private boolean receivedTold;

    /** The source has sent these, or failed for good, and will not again as long as they stay in its window. */
    private final BitSet answered = new BitSet();

    private boolean restarted;
    private long wakeAtMs = PlaybackPlanner.NEVER;

    Asking(PlaybackLimits limits, BlockLedger ledger) {
        this.ledger = ledger;
        this.reach = new Reach(limits, ledger);
    }

    void connected() {
        disconnected();
        connected = true;
    }

    void disconnected() {
        connected = false;
        told = null;
        receivedTold = false;
        answered.clear();
    }

    boolean isConnected() {
        return connected;
    }

    /** A start or seek: the window may become smaller again. */
    void restart() {
        restarted = true;
    }

    /** The source has sent a block or failed for good. */
    void answered(int index) {
        if (told != null && told.contains(index)) {
            answered.set(index);
        }
    }

    int first(int otherwise) {
        return told == null ? otherwise : told.first();
    }

    int end(int otherwise) {
        return told == null ? otherwise : told.first() + told.count();
    }

    long wakeAtMs() {
        return connected ? wakeAtMs : PlaybackPlanner.NEVER;
    }

    Optional<Want> next(Position at, long nowMs) {
        int end = end(at);
        boolean retry = wakeResting(at.first(), end, nowMs);
        if (!connected) {
            return Optional.empty();
        }
        boolean moved = told == null || told.first() != at.first() || told.first() + told.count() != end;
        boolean news = moved || retry || restarted;
        if (told != null && mustForget(at, end)) {
            return Optional.of(tell(new Want(at.first(), 0, List.of())));
        }
        restarted = false;
        if (!news) {
            return Optional.empty();
        }
        return Optional.of(tell(new Want(at.first(), end - at.first(), have(at, end))));
    }

    private int end(Position at) {
        int end = at.starting() ? reach.atStart(at.first(), at.nextToHand()) : reach.underWay(at.first(), at.rate());
        if (told == null || restarted) {
            return end;
        }
        // Under way the window only grows, so that better estimates do not make it swing; paused, not even that.
        int last = Math.min(told.first() + told.count(), at.first() + Limits.MAX_WINDOW_BLOCKS);
        boolean mayGrow = at.playing() || at.starting();
        return Math.max(at.first(), mayGrow ? Math.max(end, last) : last);
    }

    private boolean wakeResting(int first, int end, long nowMs) {
        boolean woke = false;
        wakeAtMs = PlaybackPlanner.NEVER;
        for (int i = first; i < end; i++) {
            if (connected && ledger.wakes(i, nowMs)) {
                woke = true;
            } else if (ledger.resting(i)) {
                wakeAtMs = Math.min(wakeAtMs, ledger.retryAtMs(i));
            }
        }
        return woke;
    }

    private boolean mustForget(Position at, int end) {
        for (int i = answered.nextSetBit(at.first()); i >= 0 && i < end; i = answered.nextSetBit(i + 1)) {
            if (needed(at, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean needed(Position at, int index) {
        return !ledger.held(index) && !ledger.givenUp(index) && !ledger.resting(index) && !at.handedOut(index);
    }

    private List<Integer> have(Position at, int end) {
        var have = new ArrayList<Integer>();
        for (int i = at.first(); i < end; i++) {
            if (!needed(at, i)) {
                have.add(i);
            }
        }
        if (!receivedTold) {
            receivedTold = true;
            addReceived(at.first(), end, have);
        }
        return have;
    }

    /** A new connection hears of everything received before, so that it can tell when the job is done. */
    private void addReceived(int first, int end, List<Integer> have) {
        BitSet received = ledger.received();
        for (int i = received.nextSetBit(0); i >= 0 && have.size() < Limits.MAX_HAVE; i = received.nextSetBit(i + 1)) {
            if (i < first || i >= end) {
                have.add(i);
            }
        }
    }

    private Want tell(Want want) {
        told = want;
        answered.clear(0, want.first());
        int end = want.first() + want.count();
        answered.clear(end, Math.max(end, answered.length()));
        return want;
    }
}

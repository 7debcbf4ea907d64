package dev.aloud.playback;

import java.util.ArrayDeque;

/**
 * An audio output that makes no sound: it lets blocks pass in real time by the caller's clock and reports to a planner
 * as a real one does. The load generator listens through it, and tests do.
 */
public final class SilentOutput {
    private record Piece(int index, int durationMs) {}

    private final PlaybackPlanner planner;
    private final int rate;
    private final ArrayDeque<Piece> waiting = new ArrayDeque<>();
    private Piece current;
    private long currentEndMs;

    /**
     * @param planner is told of every block begun and of running dry
     * @param rateThousandths playback rate, 1000 is the audio's own
     */
    public SilentOutput(PlaybackPlanner planner, int rateThousandths) {
        this.planner = planner;
        this.rate = rateThousandths;
    }

    /** Appends a block; it begins at once where nothing plays. */
    public void play(int index, int durationMs, long nowMs) {
        moveTo(nowMs);
        waiting.addLast(new Piece(index, durationMs));
        if (current == null) {
            begin(nowMs);
        }
        moveTo(nowMs);
    }

    /** Lets time pass, and reports. */
    public void moveTo(long nowMs) {
        while (current != null && currentEndMs <= nowMs) {
            long edgeMs = currentEndMs;
            current = null;
            if (waiting.isEmpty()) {
                planner.buffered(0, edgeMs);
            } else {
                begin(edgeMs);
            }
        }
        if (current != null) {
            planner.buffered(bufferedMs(nowMs), nowMs);
        }
    }

    /** When the block that plays ends, or {@link PlaybackPlanner#NEVER}. */
    public long nextEdgeMs() {
        return current == null ? PlaybackPlanner.NEVER : currentEndMs;
    }

    /** Drops everything: the listener seeks. */
    public void clear() {
        waiting.clear();
        current = null;
    }

    private void begin(long atMs) {
        current = waiting.removeFirst();
        currentEndMs = atMs + current.durationMs * 1000L / rate;
        planner.advance(current.index, atMs);
    }

    private long bufferedMs(long nowMs) {
        long ms = (currentEndMs - nowMs) * rate / 1000;
        for (Piece piece : waiting) {
            ms += piece.durationMs;
        }
        return Math.max(1, ms);
    }
}

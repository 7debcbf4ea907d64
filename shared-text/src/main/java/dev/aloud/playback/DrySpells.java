package dev.aloud.playback;

/** Keeps the account of what the listener waited for: starts, and the times when audio ran dry in the middle. */
final class DrySpells {
    private boolean starting;
    private long startedAtMs;
    private long lastStartMs = -1;
    private boolean starving;
    private long drySinceMs;
    private int count;
    private long totalMs;

    void start(long nowMs) {
        endSpell(nowMs);
        starting = true;
        startedAtMs = nowMs;
    }

    void ranDry(long nowMs) {
        if (!starving && !starting) {
            starving = true;
            drySinceMs = nowMs;
            count++;
        }
    }

    void soundCame(long nowMs) {
        if (starting) {
            starting = false;
            lastStartMs = Math.max(0, nowMs - startedAtMs);
        }
        endSpell(nowMs);
    }

    void endSpell(long nowMs) {
        if (starving) {
            starving = false;
            totalMs += Math.max(0, nowMs - drySinceMs);
        }
    }

    boolean starting() {
        return starting;
    }

    boolean starving() {
        return starving;
    }

    int count() {
        return count;
    }

    long totalMs(long nowMs) {
        return totalMs + (starving ? Math.max(0, nowMs - drySinceMs) : 0);
    }

    long lastStartMs() {
        return lastStartMs;
    }
}

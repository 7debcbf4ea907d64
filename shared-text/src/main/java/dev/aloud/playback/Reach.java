package dev.aloud.playback;

import dev.aloud.protocol.Limits;

/** Decides how far a window reaches: far enough in listening time, within the limits of count and memory. */
final class Reach {
    private final PlaybackLimits limits;
    private final BlockLedger ledger;

    Reach(PlaybackLimits limits, BlockLedger ledger) {
        this.limits = limits;
        this.ledger = ledger;
    }

    /** One past the last block of the first window after a start: small, so that nothing delays the first sound. */
    int atStart(int first, int nextToHand) {
        int end = nextToHand;
        int wanted = 1 + limits.startAheadBlocks();
        while (wanted > 0 && end < widest(first)) {
            wanted -= ledger.givenUp(end) ? 0 : 1;
            end++;
        }
        return end;
    }

    /** One past the last block of the window of a player under way. */
    int underWay(int first, int rateThousandths) {
        long neededMs = (long) limits.aheadMs() * rateThousandths / 1000;
        int atMost = Math.min(widest(first), first + 1 + limits.maxAheadBlocks());
        long aheadMs = 0;
        long bytes = 0;
        int end = first;
        for (int ahead = -1; end < atMost; end++) {
            boolean enough = aheadMs >= neededMs || bytes >= limits.maxHeldBytes();
            if (ahead >= limits.minAheadBlocks() && enough) {
                break;
            }
            if (!ledger.givenUp(end)) {
                bytes += ledger.bytes(end);
                aheadMs += ahead >= 0 ? ledger.durationMs(end) : 0;
                ahead++;
            }
        }
        return end;
    }

    private int widest(int first) {
        return Math.min(ledger.count(), first + Limits.MAX_WINDOW_BLOCKS);
    }
}

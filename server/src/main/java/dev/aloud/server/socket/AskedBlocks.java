package dev.aloud.server.socket;

import dev.aloud.delivery.Delivery;
import dev.aloud.server.queue.Priority;
import java.util.HashMap;
import java.util.Map;

/** The blocks that one session has asked for and that are still to come. Guarded by the session's lock. */
final class AskedBlocks {
    private final Delivery delivery;
    private final Map<Integer, BlockSource.Asked> open = new HashMap<>();

    /** What is asked for at this moment, without the lock. */
    private int asking = Delivery.NONE;

    private int cursor;

    /** By this listener or another. */
    private boolean jobIsCancelled;

    AskedBlocks(Delivery delivery) {
        this.delivery = delivery;
    }

    /** Another block is the one that is listened for. */
    void moveCursor(int index) {
        cursor = index;
        var waiting = open.get(index);
        if (waiting != null) {
            waiting.subscription().hasten(Priority.NOW);
        }
    }

    Priority priority(int index) {
        return index == cursor ? Priority.NOW : Priority.PREFETCH;
    }

    /** Whether the block that is listened for is still to come. */
    boolean hasCursor() {
        return open.containsKey(cursor);
    }

    /** The session begins to ask for a block; until it has, no news is taken, since it may be of this one. */
    void begin(int index) {
        asking = index;
    }

    boolean isAsking() {
        return asking != Delivery.NONE;
    }

    /** It has asked. The cursor may have come to the block meanwhile. */
    void end(BlockSource.Asked asked, Priority priority) {
        asking = Delivery.NONE;
        open.put(asked.index(), asked);
        if (priority != priority(asked.index())) {
            moveCursor(cursor);
        }
    }

    /** It could not ask. */
    void giveUp() {
        asking = Delivery.NONE;
    }

    /** Tells the delivery what has become of a block. */
    void take(BlockNews item) {
        var asked = item.asked();
        int index = asked.index();
        if (!(item instanceof BlockNews.Running)) {
            asked.release();
        }
        if (open.get(index) != asked) {
            return;
        }
        switch (item) {
            case BlockNews.Running running -> {
                asked.begin();
                delivery.running(index);
            }
            case BlockNews.Ready ready -> {
                open.remove(index);
                delivery.ready(index, ready.sound());
            }
            case BlockNews.Failed failed -> {
                open.remove(index);
                delivery.failed(index, failed.code(), failed.message(), failed.retryable());
            }
        }
    }

    /** Lets those go that the listener does not want any more. */
    void withdraw() {
        for (int index = delivery.nextWithdrawal(); index != Delivery.NONE; index = delivery.nextWithdrawal()) {
            var asked = open.remove(index);
            if (asked != null && jobIsCancelled) {
                asked.cancel();
            } else if (asked != null) {
                asked.withdraw();
            }
        }
    }

    /** The job is cancelled: nothing is spoken for it any more. */
    void cancelJob() {
        jobIsCancelled = true;
        letGo();
    }

    /** Lets all go. */
    void letGo() {
        open.values().forEach(jobIsCancelled ? BlockSource.Asked::cancel : BlockSource.Asked::letGo);
        open.clear();
    }
}

package dev.aloud.delivery;

import dev.aloud.delivery.Slot.Fate;
import dev.aloud.protocol.Message.Want;
import java.util.BitSet;

/**
 * The listener's window and the requests that were made for it, those included that it has since left. Holds audio for
 * nothing but blocks of the window.
 */
final class Window {
    private Slot[] slots = new Slot[0];
    private int first;
    private int heldBytes;

    /** Requested, not begun, no longer wanted; the owner has not yet been told. */
    private final BitSet withdrawals = new BitSet();

    /** Begun, no longer wanted, not yet answered: asked for again, they need no second request. */
    private final BitSet leftRunning = new BitSet();

    /** Replaces the window. Slots in both the old and the new keep what they are, but failures may be tried again. */
    void replace(Want want, Settlement settlement) {
        var next = new Slot[want.count()];
        for (int i = 0; i < next.length; i++) {
            Slot old = slot(want.first() + i);
            next[i] = old == null ? enter(want.first() + i) : old;
        }
        for (Slot old : slots) {
            if (!want.contains(old.index)) {
                abandon(old);
            }
        }
        slots = next;
        first = want.first();
        var had = new BitSet();
        for (int index : want.have()) {
            if (want.contains(index)) {
                had.set(index - first);
            }
        }
        for (int i = 0; i < slots.length; i++) {
            reconsider(slots[i], had.get(i), settlement);
        }
    }

    /** The slot of a block, or null where it is outside the window. */
    Slot slot(int index) {
        int at = index - first;
        return at >= 0 && at < slots.length ? slots[at] : null;
    }

    /** The window's slots in the order in which they are to be sent. Not to be altered. */
    Slot[] slots() {
        return slots;
    }

    /**
     * The block whose frames may go out: the one that is under way, or the first still to be sent. (One that was begun is
     * finished first, even where a block before it is tried again.) Null where there is none below {@code known}.
     */
    Slot head(int known) {
        Slot head = null;
        for (Slot slot : slots) {
            if (slot.fate == Fate.PENDING && slot.index < known) {
                if (slot.sentBytes > 0 || slot.allFramesSent) {
                    return slot;
                }
                head = head == null ? slot : head;
            }
        }
        return head;
    }

    /** The slot that an answer of synthesis belongs to, or null where nobody waits for it. */
    Slot answered(int index) {
        leftRunning.clear(index);
        Slot slot = slot(index);
        return slot != null && slot.open() ? slot : null;
    }

    void hold(Slot slot, BlockSound sound) {
        slot.sound = sound;
        heldBytes += slot.heldBytes();
    }

    void release(Slot slot) {
        heldBytes -= slot.heldBytes();
        slot.release();
    }

    int heldBytes() {
        return heldBytes;
    }

    /**
     * The most urgent block not yet asked for, as far as the limits allow, or {@link Delivery#NONE}.
     *
     * @param known how many blocks there are
     * @param size tells what blocks are likely to take
     */
    int nextRequest(int known, DeliveryLimits limits, BlockSize size) {
        int waiting = 0;
        long bytes = heldBytes;
        for (Slot slot : slots) {
            if (slot.requested && slot.fate == Fate.PENDING) {
                waiting++;
                bytes += slot.open() ? size.estimated(slot.index) : 0;
            }
        }
        boolean allowed = waiting < limits.maxOpenRequests() && bytes < limits.maxHeldBytes();
        // Only the first block may pass the limits: those behind it wait for it, so it must not wait for them.
        boolean foremost = true;
        for (Slot slot : slots) {
            if (slot.index >= known || !(foremost || allowed)) {
                break;
            }
            if (slot.fate == Fate.PENDING) {
                if (!slot.requested) {
                    slot.requested = true;
                    return slot.index;
                }
                foremost = false;
            }
        }
        return Delivery.NONE;
    }

    int nextWithdrawal() {
        int index = withdrawals.nextSetBit(0);
        if (index >= 0) {
            withdrawals.clear(index);
        }
        return index < 0 ? Delivery.NONE : index;
    }

    /** Empties the window. */
    void close() {
        for (Slot slot : slots) {
            abandon(slot);
        }
        slots = new Slot[0];
    }

    private Slot enter(int index) {
        var slot = new Slot(index);
        if (withdrawals.get(index)) {
            withdrawals.clear(index);
            slot.requested = true;
        } else if (leftRunning.get(index)) {
            leftRunning.clear(index);
            slot.requested = true;
            slot.started = true;
        }
        return slot;
    }

    private void abandon(Slot slot) {
        if (slot.open()) {
            (slot.started ? leftRunning : withdrawals).set(slot.index);
        }
        release(slot);
    }

    private void reconsider(Slot slot, boolean had, Settlement settlement) {
        if (had && slot.fate != Fate.SENT) {
            abandon(slot);
            slot.fate = Fate.HAD;
        } else if (!had && slot.fate == Fate.HAD) {
            slots[slot.index - first] = enter(slot.index);
        } else if (!had && slot.fate == Fate.FAILED && slot.told == Slot.Told.OUTCOME && slot.failure.retryable()) {
            slot.retry();
            settlement.retried(slot.index);
        }
    }
}

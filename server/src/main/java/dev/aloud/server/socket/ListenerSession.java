package dev.aloud.server.socket;

import dev.aloud.delivery.Delivery;
import dev.aloud.delivery.DeliveryLimits;
import dev.aloud.delivery.Outgoing;
import dev.aloud.protocol.Message;
import dev.aloud.protocol.MessageCodec;
import dev.aloud.protocol.ProtocolException;
import dev.aloud.server.job.Job;
import dev.aloud.server.queue.Priority;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One listener's stream: joins what the listener says with what the synthesis has to say, and hands out what is to be
 * written, one item at a time. Thread-safe: the thread that reads, the thread that writes and the threads that bring blocks
 * meet at its lock, and nobody holds it while waiting for the peer.
 */
final class ListenerSession {
    /** Messages that break the protocol, after which the listener is shown the door. */
    private static final int MAX_VIOLATIONS = 16;

    private final Job job;
    private final BlockSource source;
    private final SessionEvents events;
    private final Delivery delivery;
    private final SoundBudget budget;
    private final SoundBudget.Share held;
    private final ControlFrames control = new ControlFrames();

    /** Fresh from other threads, taken in under the lock. At most two for a block that is asked for. */
    private final ConcurrentLinkedQueue<BlockNews> news = new ConcurrentLinkedQueue<>();

    /** Something may be there to write. Not a condition of the lock: whoever brings news holds locks of the synthesis. */
    private final Semaphore changed = new Semaphore(0);

    /** Guards the rest. */
    private final ReentrantLock lock = new ReentrantLock();

    private final AskedBlocks asked;
    private CloseCode closeWith = CloseCode.NORMAL;
    private boolean closing;
    private boolean closeTaken;
    private boolean gone;
    private int violations;
    private long cursorWantedAt;
    private boolean cursorAwaited;
    private boolean hasWritten;

    ListenerSession(Job job, BlockSource source, DeliveryLimits limits, SoundBudget budget, SessionEvents events) {
        this.budget = budget;
        held = budget.share();
        this.job = job;
        this.source = source;
        this.events = events;
        delivery = new Delivery(job.header(), job, limits);
        asked = new AskedBlocks(delivery);
    }

    Job job() {
        return job;
    }

    /** Takes what the listener says. */
    void receive(String text) {
        boolean cancelled;
        lock.lock();
        try {
            if (closing || gone) {
                return;
            }
            if (!accept(text) && ++violations >= MAX_VIOLATIONS) {
                end(
                        new Message.ProtocolError("too_many_errors", CloseCode.POLICY_VIOLATION.reason(), 0),
                        CloseCode.POLICY_VIOLATION);
            }
            cancelled = delivery.cancelled();
            if (cancelled) {
                asked.cancelJob();
            }
            takeNews();
            changed.release();
        } finally {
            lock.unlock();
        }
        if (cancelled) {
            events.cancelled(job);
        }
    }

    /** Whether the listener has kept to the protocol; it is answered by the delivery. */
    private boolean accept(String text) {
        try {
            var message = MessageCodec.decode(text);
            boolean accepted = delivery.receive(message);
            if (accepted && message instanceof Message.Want want) {
                cursorMoved(want);
            }
            return accepted;
        } catch (ProtocolException e) {
            delivery.refuse(e);
            return false;
        }
    }

    private void cursorMoved(Message.Want want) {
        asked.moveCursor(want.first());
        cursorAwaited = want.count() > 0 && !want.have().contains(want.first());
        cursorWantedAt = System.nanoTime();
    }

    /** Takes news of a block, from any thread, without waiting for anything. */
    void hear(BlockNews item) {
        news.add(item);
        changed.release();
    }

    /** Answers the peer's ping. */
    void pingReceived(ByteBuffer payload) {
        control.pong(payload);
        changed.release();
    }

    /** Has the peer pinged when next something is written. */
    void ping() {
        control.ping();
        changed.release();
    }

    /** Ends the stream: the message is the last that the listener hears. */
    void stop(Message.ProtocolError reason, CloseCode code) {
        lock.lock();
        try {
            if (!closing) {
                end(reason, code);
                takeNews();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The job has been cancelled by somebody else: the listener is told, and what was to be spoken for it is not. */
    void cancelJob() {
        lock.lock();
        try {
            asked.cancelJob();
            stop(new Message.ProtocolError("cancelled", "The job was cancelled.", 0), CloseCode.NORMAL);
        } finally {
            lock.unlock();
        }
    }

    /** The peer has said good-bye: nothing more is sent but the answer. */
    void peerCloses() {
        lock.lock();
        try {
            delivery.stop(new Message.ProtocolError("closed", "closed by the listener", 0));
            closing = true;
            takeNews();
            while (delivery.next() != null) {
                // what was still to be sent is of no use to a peer that is leaving
            }
            changed.release();
        } finally {
            lock.unlock();
        }
    }

    /** The connection is gone: everything that it held or asked for is let go. */
    void vanish() {
        lock.lock();
        try {
            gone = true;
            delivery.stop(new Message.ProtocolError("gone", "the connection is lost", 0));
            takeNews();
            asked.letGo();
            news.clear();
            held.close();
            changed.release();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for what is to be written next. Only for the thread that writes. */
    Writing next() throws InterruptedException {
        while (true) {
            changed.drainPermits();
            var write = poll();
            if (write != null) {
                return write;
            }
            changed.acquire();
        }
    }

    /**
     * What there is to write comes first; one block is asked for between two writings, or while there is nothing to write. Asking may
     * wait for a cache and a queue, and nobody waits for that: neither sound that is there nor who needs the lock.
     */
    private Writing poll() {
        while (true) {
            int index;
            Priority priority;
            lock.lock();
            try {
                takeNews();
                index = hasWritten ? nextRequest() : Delivery.NONE;
                hasWritten = false;
                if (index == Delivery.NONE) {
                    var write = decide();
                    hasWritten = write != null;
                    index = hasWritten ? Delivery.NONE : nextRequest();
                    if (index == Delivery.NONE) {
                        return write;
                    }
                }
                asked.begin(index);
                priority = asked.priority(index);
            } finally {
                lock.unlock();
            }
            ask(index, priority);
        }
    }

    private void ask(int index, Priority priority) {
        BlockSource.Asked block = null;
        try {
            block = source.ask(job, index, priority, this::hear);
        } finally {
            hasAsked(block, priority);
        }
    }

    private void hasAsked(BlockSource.Asked block, Priority priority) {
        lock.lock();
        try {
            if (block == null) {
                asked.giveUp();
            } else {
                asked.end(block, priority);
                if (gone) {
                    asked.letGo();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private Writing decide() {
        if (gone || closeTaken) {
            return new Writing.End();
        }
        var frame = control.next();
        if (frame != null) {
            return frame;
        }
        var outgoing = delivery.next();
        if (outgoing != null) {
            held.set(delivery.heldBytes());
            noteFirstAudio(outgoing);
            return new Writing.Item(outgoing);
        }
        if (closing || delivery.finished()) {
            closing = true;
            closeTaken = true;
            return new Writing.Close(closeWith);
        }
        return null;
    }

    private void noteFirstAudio(Outgoing outgoing) {
        if (cursorAwaited && outgoing instanceof Outgoing.Audio) {
            cursorAwaited = false;
            events.firstAudio(System.nanoTime() - cursorWantedAt);
        }
    }

    private void end(Message.ProtocolError reason, CloseCode code) {
        closeWith = code;
        closing = true;
        delivery.stop(reason);
        changed.release();
    }

    /** Brings news to the delivery and lets go what is not wanted any more; while a block is asked for, that waits until it has been. */
    private void takeNews() {
        if (asked.isAsking()) {
            return;
        }
        asked.withdraw();
        for (var item = news.poll(); item != null; item = news.poll()) {
            asked.take(item);
            held.set(delivery.heldBytes());
            asked.withdraw();
        }
        held.set(delivery.heldBytes());
    }

    /**
     * What is read ahead waits for the block that is listened for, and not only in the queue: on a machine with a core to
     * spare it would begin at once and take half of what the first sound needs.
     */
    private int nextRequest() {
        boolean foremostOnly = budget.spent() || asked.hasCursor();
        return foremostOnly ? delivery.nextForemostRequest() : delivery.nextRequest();
    }
}

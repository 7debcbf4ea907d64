package dev.aloud.delivery;

import dev.aloud.protocol.Message;

/**
 * The engine's side of one connection, without transport, threads or clock: the gateway's WebSocket session and the
 * browser engine both run it.
 *
 * <p>The owner feeds it what happens ({@link #receive}, {@link #running}, {@link #ready}, {@link #failed}) and after each
 * such call, and whenever the job's blocks have grown, drains {@link #nextWithdrawal} and {@link #nextRequest}, and takes
 * {@link #next} while the transport can write. Since items are taken one by one, a slow transport holds back only its
 * own listener, and a window that moves takes back whatever was not yet taken.
 *
 * <p>Owned by one connection, not thread-safe: the gateway calls it under the session's lock.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Delivery {
    /** What {@link #nextRequest} and {@link #nextWithdrawal} answer when there is none. */
    public static final int NONE = -1;

    /** A connection for a job, with nothing wanted yet. */
    public Delivery(JobHeader job, JobBlocks blocks, DeliveryLimits limits) {}

    /** Takes a text message as it came; one that breaks the protocol changes nothing and is answered by an error. */
    public void receive(String json) {
        throw new UnsupportedOperationException();
    }

    /** Takes a message; one that only engines send is answered by an error. */
    public void receive(Message message) {
        throw new UnsupportedOperationException();
    }

    /** Synthesis of a requested block has begun. */
    public void running(int index) {
        throw new UnsupportedOperationException();
    }

    /** A requested block is whole. Ignored where it was not requested, or nobody wants it any more. */
    public void ready(int index, BlockSound sound) {
        throw new UnsupportedOperationException();
    }

    /** A requested block cannot be spoken. The others go on. */
    public void failed(int index, String code, String message, boolean retryable) {
        throw new UnsupportedOperationException();
    }

    /** What the job has cost this listener so far, thousandths of a credit; goes out with the next progress. */
    public void creditsSpent(long thousandths) {
        throw new UnsupportedOperationException();
    }

    /** Ends the connection for a reason of the engine's: the message is the last thing sent, and all is withdrawn. */
    public void stop(Message.ProtocolError reason) {
        throw new UnsupportedOperationException();
    }

    /**
     * The next block to ask synthesis for, the most urgent first; each is answered once. The owner reports {@link
     * #ready} or {@link #failed} for it unless it is withdrawn.
     *
     * @return an index, or {@link #NONE}
     */
    public int nextRequest() {
        throw new UnsupportedOperationException();
    }

    /**
     * The next requested block that is no longer wanted and had not begun when it left the window.
     *
     * @return an index, or {@link #NONE}
     */
    public int nextWithdrawal() {
        throw new UnsupportedOperationException();
    }

    /**
     * The next thing to send.
     *
     * @return null when there is nothing to send now
     */
    public Outgoing next() {
        throw new UnsupportedOperationException();
    }

    /** Whether the connection has ended (cancelled or stopped) and everything about it has been sent. */
    public boolean finished() {
        throw new UnsupportedOperationException();
    }

    /** Whether the listener ended the job by {@code cancel}. */
    public boolean cancelled() {
        throw new UnsupportedOperationException();
    }

    /** Bytes of finished audio held for this listener. */
    public int heldBytes() {
        throw new UnsupportedOperationException();
    }
}

package dev.aloud.delivery;

import dev.aloud.delivery.Slot.Fate;
import dev.aloud.protocol.AudioCodec;
import dev.aloud.protocol.Limits;
import dev.aloud.protocol.Message;
import dev.aloud.protocol.Message.Phase;
import dev.aloud.protocol.MessageCodec;
import dev.aloud.protocol.ProtocolException;
import java.util.ArrayDeque;

/**
 * The engine's side of one connection, without transport, threads or clock: the gateway's WebSocket session and the
 * browser engine both run it.
 *
 * <p>The owner feeds it what happens ({@link #receive}, {@link #running}, {@link #ready}, {@link #failed}) and after each
 * such call, and whenever the job's blocks have grown, drains {@link #nextWithdrawal} and {@link #nextRequest}, and takes
 * {@link #next} while the transport can write. Taking what was last to be sent of a block makes room for another request,
 * so requests are drained after {@link #next} too. Since items are taken one by one, a slow transport holds back only its
 * own listener, and a window that moves takes back whatever was not yet taken.
 *
 * <p>Owned by one connection, not thread-safe: the gateway calls it under the session's lock.
 */
public final class Delivery {
    /** What {@link #nextRequest} and {@link #nextWithdrawal} answer when there is none. */
    public static final int NONE = -1;

    /** Answers that wait for a listener who does not read, at most; then the oldest is dropped. */
    private static final int MAX_WAITING_ANSWERS = 16;

    /** No room for anything but the block that is next to be sent. */
    private static final DeliveryLimits FOREMOST = new DeliveryLimits(1, 1);

    private final JobHeader job;
    private final JobBlocks blocks;
    private final DeliveryLimits limits;
    private final BlockSize size;
    private final Settlement settlement;
    private final Window window = new Window();
    private final WindowSender sender;
    private final ArrayDeque<Message.FromEngine> answers = new ArrayDeque<>();
    private boolean jobTold;
    private boolean completeTold;
    private long creditsSpent;
    private boolean ended;
    private boolean cancelled;
    private Message.FromEngine lastWord;

    /** A connection for a job, with nothing wanted yet. */
    public Delivery(JobHeader job, JobBlocks blocks, DeliveryLimits limits) {
        this.job = job;
        this.blocks = blocks;
        this.limits = limits;
        this.size = new BlockSize(job, blocks);
        this.settlement = new Settlement(blocks);
        this.sender = new WindowSender(job, blocks, window, settlement);
    }

    /**
     * Takes a text message as it came; one that breaks the protocol changes nothing and is answered by an error.
     *
     * @return whether it kept to the protocol
     */
    public boolean receive(String json) {
        try {
            return receive(MessageCodec.decode(json));
        } catch (ProtocolException e) {
            refuse(e);
            return false;
        }
    }

    /**
     * Takes a message; one that only engines send, or that does not fit the job, is answered by an error. Nothing is taken
     * after the end.
     *
     * @return whether it kept to the protocol
     */
    public boolean receive(Message message) {
        if (ended) {
            return true;
        }
        switch (message) {
            case Message.Unknown m -> {}
            case Message.Want m -> {
                return want(m);
            }
            case Message.Cancel m -> {
                cancelled = true;
                end(settlement.done());
            }
            case Message.Ping m -> answer(new Message.Pong(m.nonce()));
            case Message.FromEngine m -> {
                refuse(new ProtocolException(
                        ProtocolException.Code.UNEXPECTED_MESSAGE, "a listener sends want, cancel or ping"));
                return false;
            }
        }
        return true;
    }

    /** Answers a message that breaks the protocol; nothing else is changed. */
    public void refuse(ProtocolException failure) {
        answer(failure.toMessage());
    }

    /** Synthesis of a requested block has begun. */
    public void running(int index) {
        Slot slot = window.slot(index);
        if (slot != null && slot.open()) {
            slot.started = true;
        }
    }

    /** A requested block is whole. Ignored where it was not requested, or nobody wants it any more. */
    public void ready(int index, BlockSound sound) {
        Slot slot = window.answered(index);
        if (slot == null) {
            return;
        }
        int bytes = sound.audio().length;
        if (bytes > Limits.MAX_BLOCK_BYTES || (job.codec() == AudioCodec.PCM && bytes != 2L * sound.samples())) {
            fail(slot, new Phase.Failed("invalid_audio", "the engine's audio cannot be sent", false));
        } else {
            window.hold(slot, sound);
        }
    }

    /** A requested block cannot be spoken. The others go on. */
    public void failed(int index, String code, String message, boolean retryable) {
        Slot slot = window.answered(index);
        if (slot != null) {
            fail(slot, new Phase.Failed(code, message, retryable));
        }
    }

    /** What the job has cost this listener so far, thousandths of a credit; goes out with the next progress. */
    public void creditsSpent(long thousandths) {
        creditsSpent = thousandths;
    }

    /** Ends the connection for a reason of the engine's: the message is the last thing sent, and all is withdrawn. */
    public void stop(Message.ProtocolError reason) {
        if (!ended) {
            end(reason);
        }
    }

    /**
     * The next block to ask synthesis for, the most urgent first; each is answered once. The owner reports {@link
     * #ready} or {@link #failed} for it unless it is withdrawn.
     *
     * @return an index, or {@link #NONE}
     */
    public int nextRequest() {
        return window.nextRequest(blocks.count(), limits, size);
    }

    /**
     * As {@link #nextRequest}, but for an owner who has little memory left: of the window's blocks only the first that is
     * still to be sent is asked for. The others are answered by {@link #nextRequest} when there is room again.
     *
     * @return an index, or {@link #NONE}
     */
    public int nextForemostRequest() {
        return window.nextRequest(blocks.count(), FOREMOST, size);
    }

    /**
     * The next requested block that is no longer wanted and had not begun when it left the window.
     *
     * @return an index, or {@link #NONE}
     */
    public int nextWithdrawal() {
        return window.nextWithdrawal();
    }

    /**
     * The next thing to send.
     *
     * @return null when there is nothing to send now
     */
    public Outgoing next() {
        Message.FromEngine message = nextBesidesBlocks();
        if (message != null) {
            return new Outgoing.Text(message);
        }
        if (ended) {
            return null;
        }
        Outgoing ofBlock = sender.next();
        if (ofBlock == null && settlement.doneIsNews()) {
            return new Outgoing.Text(settlement.done());
        }
        return ofBlock;
    }

    /** Whether the connection has ended (cancelled or stopped) and everything about it has been sent. */
    public boolean finished() {
        return ended && lastWord == null;
    }

    /** Whether the listener ended the job by {@code cancel}. */
    public boolean cancelled() {
        return cancelled;
    }

    /** Bytes of finished audio held for this listener. */
    public int heldBytes() {
        return window.heldBytes();
    }

    private boolean want(Message.Want want) {
        boolean complete = blocks.complete();
        if (complete && want.first() >= blocks.count() && want.count() > 0) {
            refuse(new ProtocolException(
                    ProtocolException.Code.BAD_FIELD,
                    "want: \"first\" is " + want.first() + ", but the job has " + blocks.count() + " blocks"));
            return false;
        }
        for (int index : want.have()) {
            settlement.had(index);
        }
        window.replace(want, settlement);
        return true;
    }

    private void fail(Slot slot, Phase.Failed failure) {
        slot.fate = Fate.FAILED;
        slot.failure = failure;
    }

    private void answer(Message.FromEngine message) {
        if (ended) {
            return;
        }
        if (answers.size() == MAX_WAITING_ANSWERS) {
            answers.removeFirst();
        }
        answers.addLast(message);
    }

    private void end(Message.FromEngine word) {
        ended = true;
        lastWord = word;
        window.close();
    }

    private Message.FromEngine nextBesidesBlocks() {
        boolean complete = blocks.complete();
        if (!jobTold || (complete && !completeTold && !ended)) {
            jobTold = true;
            completeTold = complete;
            return new Message.JobInfo(
                    job.id(), job.voicing(), job.codec(), job.sampleRateHz(), blocks.count(), complete, blocks.estMs());
        }
        if (!answers.isEmpty()) {
            return answers.removeFirst();
        }
        if (ended) {
            Message.FromEngine word = lastWord;
            lastWord = null;
            return word;
        }
        return sender.progressIsNews() ? settlement.progress(creditsSpent) : null;
    }
}

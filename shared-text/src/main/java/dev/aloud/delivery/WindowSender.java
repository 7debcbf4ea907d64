package dev.aloud.delivery;

import dev.aloud.delivery.Slot.Fate;
import dev.aloud.delivery.Slot.Told;
import dev.aloud.protocol.AudioCodec;
import dev.aloud.protocol.AudioFrame;
import dev.aloud.protocol.Limits;
import dev.aloud.protocol.Message;
import dev.aloud.protocol.Message.Phase;

/**
 * Turns what is known of the window's blocks into state messages and frames, in the window's order. The head is the first
 * block that is still to be sent: only its frames go out, so frames of different blocks cannot interleave.
 */
final class WindowSender {
    private final JobHeader job;
    private final JobBlocks blocks;
    private final Window window;
    private final Settlement settlement;
    private boolean progressIsNews;

    WindowSender(JobHeader job, JobBlocks blocks, Window window, Settlement settlement) {
        this.job = job;
        this.blocks = blocks;
        this.window = window;
        this.settlement = settlement;
    }

    /** Whether a block was sent whole since the last call. */
    boolean progressIsNews() {
        boolean news = progressIsNews;
        progressIsNews = false;
        return news;
    }

    /** The next state message or frame, or null: of the first block that has one; frames of none but the head. */
    Outgoing next() {
        int known = blocks.count();
        Slot head = window.head(known);
        for (Slot slot : window.slots()) {
            if (slot.index >= known) {
                break;
            }
            Outgoing item = null;
            if (slot.fate == Fate.FAILED && slot.told != Told.OUTCOME) {
                slot.told = Told.OUTCOME;
                settlement.failed(slot.index);
                item = state(slot, slot.failure);
            } else if (slot.fate == Fate.PENDING) {
                item = nextOfPending(slot, slot == head);
            }
            if (item != null) {
                return item;
            }
        }
        return null;
    }

    private Outgoing nextOfPending(Slot slot, boolean head) {
        if (slot.requested && slot.told == Told.NOTHING) {
            slot.told = Told.QUEUED;
            return state(slot, new Phase.Queued());
        }
        if (slot.runningIsNews()) {
            slot.told = Told.RUNNING;
            return state(slot, new Phase.Running());
        }
        if (!head || slot.sound == null) {
            return null;
        }
        return slot.allFramesSent ? readyMessage(slot) : nextFrame(slot);
    }

    private Outgoing nextFrame(Slot slot) {
        byte[] audio = slot.sound.audio();
        int offset = slot.sentBytes;
        int length = Math.min(Limits.MAX_PAYLOAD_BYTES, audio.length - offset);
        slot.sentBytes += length;
        slot.allFramesSent = slot.sentBytes == audio.length;
        int samples = job.codec() == AudioCodec.PCM ? length / 2 : 0;
        return new Outgoing.Audio(new AudioFrame(
                slot.index,
                offset,
                slot.allFramesSent,
                job.codec(),
                job.sampleRateHz(),
                samples,
                audio,
                offset,
                length));
    }

    private Outgoing readyMessage(Slot slot) {
        BlockSound sound = slot.sound;
        Outgoing message = state(slot, new Phase.Ready(sound.samples(), sound.audio().length, sound.words()));
        slot.fate = Fate.SENT;
        slot.told = Told.OUTCOME;
        settlement.delivered(slot.index, sound.samples() * 1000L / job.sampleRateHz());
        window.release(slot);
        progressIsNews = true;
        return message;
    }

    private Outgoing state(Slot slot, Phase phase) {
        BlockInfo block = blocks.block(slot.index);
        return new Outgoing.Text(
                new Message.BlockState(slot.index, block.start(), block.end(), block.key(), slot.cached(), phase));
    }
}

package dev.aloud.protocol;

import dev.aloud.text.WordMark;
import java.util.List;

/** A whole block as it reached the listener: its state message and its audio, which agree. */
public final class ReceivedBlock {
    private final Message.BlockState state;
    private final Message.Phase.Ready ready;
    private final AudioCodec codec;
    private final int sampleRateHz;
    private final byte[] audio;

    ReceivedBlock(
            Message.BlockState state, Message.Phase.Ready ready, AudioCodec codec, int sampleRateHz, byte[] audio) {
        this.state = state;
        this.ready = ready;
        this.codec = codec;
        this.sampleRateHz = sampleRateHz;
        this.audio = audio;
    }

    /** Its position in the document. */
    public int index() {
        return state.index();
    }

    /** Its key. */
    public String key() {
        return state.key();
    }

    /** Its state message, whose phase is {@code Ready}. */
    public Message.BlockState state() {
        return state;
    }

    /** Its word marks. */
    public List<WordMark> words() {
        return ready.words();
    }

    /** Its length in samples. */
    public int samples() {
        return ready.samples();
    }

    /** Its length at playback rate 1, milliseconds, rounded down. */
    public int durationMs() {
        return (int) (ready.samples() * 1000L / sampleRateHz);
    }

    /** How {@link #audio()} is encoded. */
    public AudioCodec codec() {
        return codec;
    }

    /** The audio's sample rate. */
    public int sampleRateHz() {
        return sampleRateHz;
    }

    /** Its audio: the block's own array, the receiver's to keep. */
    public byte[] audio() {
        return audio;
    }
}

package dev.aloud.protocol;

/**
 * A piece of one block's audio: a view into bytes that are shared and never altered, so that many listeners can be sent
 * one block without a copy each.
 */
public final class AudioFrame {
    private final int blockIndex;
    private final int offset;
    private final boolean last;
    private final AudioCodec codec;
    private final int sampleRateHz;
    private final int samples;
    private final byte[] source;
    private final int from;
    private final int length;

    /**
     * @param blockIndex which block
     * @param offset where the payload begins in the block's audio, bytes
     * @param last whether this ends the block
     * @param codec the audio's encoding
     * @param sampleRateHz the audio's sample rate
     * @param samples samples in the payload; 0 where the codec does not say
     * @param source holds the payload; not copied, not to be altered
     * @param from where the payload begins in {@code source}
     * @param length the payload's length, at most {@link Limits#MAX_PAYLOAD_BYTES}
     */
    public AudioFrame(
            int blockIndex,
            int offset,
            boolean last,
            AudioCodec codec,
            int sampleRateHz,
            int samples,
            byte[] source,
            int from,
            int length) {
        if (length < 0 || length > Limits.MAX_PAYLOAD_BYTES || from < 0 || from > source.length - length) {
            throw new IllegalArgumentException("a payload of " + length + " bytes at " + from + " of " + source.length);
        }
        this.blockIndex = blockIndex;
        this.offset = offset;
        this.last = last;
        this.codec = codec;
        this.sampleRateHz = sampleRateHz;
        this.samples = samples;
        this.source = source;
        this.from = from;
        this.length = length;
    }

    /** Which block. */
    public int blockIndex() {
        return blockIndex;
    }

    /** Where the payload begins in the block's audio, bytes. */
    public int offset() {
        return offset;
    }

    /** Whether this ends the block. */
    public boolean last() {
        return last;
    }

    /** The audio's encoding. */
    public AudioCodec codec() {
        return codec;
    }

    /** The audio's sample rate. */
    public int sampleRateHz() {
        return sampleRateHz;
    }

    /** Samples in the payload; 0 where the codec does not say. */
    public int samples() {
        return samples;
    }

    /** The bytes that hold the payload, shared: not to be altered. */
    public byte[] source() {
        return source;
    }

    /** Where the payload begins in {@link #source()}. */
    public int from() {
        return from;
    }

    /** The payload's length, bytes. */
    public int length() {
        return length;
    }

    /** Copies the payload to {@code target} at {@code at}. */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(source, from, target, at, length);
    }
}

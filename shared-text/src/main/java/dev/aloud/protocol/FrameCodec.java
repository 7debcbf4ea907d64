package dev.aloud.protocol;

import dev.aloud.protocol.ProtocolException.Code;
import java.util.Optional;

/** Audio frames and their bytes: a 20-byte big-endian header, then the payload. Stateless, safe for any thread. */
public final class FrameCodec {
    private static final int VERSION = 1;
    private static final int LAST = 1;

    private FrameCodec() {}

    /** The frame's header and payload in one new array. */
    public static byte[] encode(AudioFrame frame) {
        byte[] bytes = new byte[Limits.FRAME_HEADER_BYTES + frame.length()];
        writeHeader(frame, bytes);
        frame.copyTo(bytes, Limits.FRAME_HEADER_BYTES);
        return bytes;
    }

    /** Only the frame's header, for a transport that can send header and payload without joining them. */
    public static byte[] encodeHeader(AudioFrame frame) {
        byte[] bytes = new byte[Limits.FRAME_HEADER_BYTES];
        writeHeader(frame, bytes);
        return bytes;
    }

    /**
     * Reads a frame. The answer refers to {@code bytes} without a copy: they are not to be altered afterwards.
     *
     * @throws ProtocolException with {@link Code#BAD_FRAME}
     */
    public static AudioFrame decode(byte[] bytes) throws ProtocolException {
        int payload = bytes.length - Limits.FRAME_HEADER_BYTES;
        if (payload < 0) {
            throw bad("a frame of " + bytes.length + " bytes has no room for its 20-byte header");
        }
        require(payload <= Limits.MAX_PAYLOAD_BYTES, "payload length", payload);
        require((bytes[0] & 0xFF) == VERSION, "version", bytes[0] & 0xFF);
        require((bytes[1] & ~LAST) == 0, "flags", bytes[1] & 0xFF);
        Optional<AudioCodec> codec = AudioCodec.numbered(bytes[2] & 0xFF);
        require(codec.isPresent(), "codec", bytes[2] & 0xFF);
        require(bytes[3] == 0, "reserved byte", bytes[3] & 0xFF);
        int index = readInt(bytes, 4);
        require(index >= 0 && index < Limits.MAX_BLOCKS, "block index", index);
        int offset = readInt(bytes, 8);
        require(offset >= 0 && offset <= Limits.MAX_BLOCK_BYTES - payload, "byte offset", offset);
        int rate = readInt(bytes, 12);
        require(rate >= Limits.MIN_SAMPLE_RATE_HZ && rate <= Limits.MAX_SAMPLE_RATE_HZ, "sample rate", rate);
        int samples = readInt(bytes, 16);
        boolean pcm = codec.get() == AudioCodec.PCM;
        require(samples >= 0 && (!pcm || samples * 2L == payload), "sample count", samples);
        boolean last = (bytes[1] & LAST) != 0;
        require(payload > 0 || last, "payload length", payload);
        return new AudioFrame(
                index, offset, last, codec.get(), rate, samples, bytes, Limits.FRAME_HEADER_BYTES, payload);
    }

    private static void writeHeader(AudioFrame frame, byte[] bytes) {
        bytes[0] = VERSION;
        bytes[1] = (byte) (frame.last() ? LAST : 0);
        bytes[2] = (byte) frame.codec().id();
        writeInt(bytes, 4, frame.blockIndex());
        writeInt(bytes, 8, frame.offset());
        writeInt(bytes, 12, frame.sampleRateHz());
        writeInt(bytes, 16, frame.samples());
    }

    private static void writeInt(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >>> 24);
        bytes[at + 1] = (byte) (value >>> 16);
        bytes[at + 2] = (byte) (value >>> 8);
        bytes[at + 3] = (byte) value;
    }

    private static int readInt(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 24
                | (bytes[at + 1] & 0xFF) << 16
                | (bytes[at + 2] & 0xFF) << 8
                | (bytes[at + 3] & 0xFF);
    }

    private static void require(boolean holds, String field, int value) throws ProtocolException {
        if (!holds) {
            throw bad("a frame's " + field + " cannot be " + value);
        }
    }

    private static ProtocolException bad(String message) {
        return new ProtocolException(Code.BAD_FRAME, message);
    }
}

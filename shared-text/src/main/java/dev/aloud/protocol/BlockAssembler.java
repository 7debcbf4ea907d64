package dev.aloud.protocol;

import dev.aloud.protocol.Message.BlockState;
import dev.aloud.protocol.Message.Phase.Ready;
import dev.aloud.protocol.ProtocolException.Code;
import java.util.Arrays;
import java.util.Optional;

/**
 * The listener's end of the wire: joins frames and {@code ready} messages to whole blocks and refuses what breaks the
 * order. A frame at offset 0 begins a block and drops one left unfinished, because an engine stops in mid-block when the
 * window moves away; any other frame must continue the block that was begun. Owned by one connection; not thread-safe.
 */
public final class BlockAssembler {
    private static final int NONE = -1;

    private int index = NONE;
    private AudioFrame first;
    private byte[] audio = new byte[0];
    private int length;
    private long samples;
    private boolean whole;
    private BlockState readyState;

    /**
     * Takes the next frame.
     *
     * @return the block, where this frame made it whole and its {@code ready} message has come
     * @throws ProtocolException when the frame does not continue its block; what was begun is dropped
     */
    public Optional<ReceivedBlock> accept(AudioFrame frame) throws ProtocolException {
        if (frame.offset() == 0) {
            begin(frame);
        } else if (whole || frame.blockIndex() != index || frame.offset() != length) {
            String began = index == NONE ? "no block was begun" : "block " + index + " stands at " + length;
            drop();
            throw new ProtocolException(
                    Code.FRAME_ORDER,
                    "a frame of block " + frame.blockIndex() + " at byte " + frame.offset() + ", but " + began);
        } else if (frame.codec() != first.codec() || frame.sampleRateHz() != first.sampleRateHz()) {
            drop();
            throw new ProtocolException(
                    Code.FRAME_ORDER, "block " + frame.blockIndex() + " changes its codec or sample rate midway");
        }
        append(frame);
        return joined();
    }

    /**
     * Takes a block's state message.
     *
     * @return the block, where this is {@code ready} and all its frames have come
     * @throws ProtocolException when frames and message disagree; what was begun is dropped
     */
    public Optional<ReceivedBlock> accept(BlockState state) throws ProtocolException {
        if (!(state.phase() instanceof Ready)) {
            return Optional.empty();
        }
        readyState = state;
        return joined();
    }

    /** Forgets what was begun: the connection is a new one. */
    public void reset() {
        drop();
        readyState = null;
    }

    /** Bytes held for a block not yet whole. */
    public int pendingBytes() {
        return length;
    }

    private void begin(AudioFrame frame) {
        drop();
        index = frame.blockIndex();
        first = frame;
    }

    private void append(AudioFrame frame) throws ProtocolException {
        int needed = length + frame.length();
        if (needed > Limits.MAX_BLOCK_BYTES) {
            drop();
            throw new ProtocolException(Code.TOO_LARGE, "a block of audio passes " + Limits.MAX_BLOCK_BYTES + " bytes");
        }
        if (needed > audio.length) {
            audio = Arrays.copyOf(audio, Math.max(needed, Math.min(2 * audio.length, Limits.MAX_BLOCK_BYTES)));
        }
        frame.copyTo(audio, length);
        length = needed;
        samples += frame.samples();
        whole = frame.last();
    }

    private Optional<ReceivedBlock> joined() throws ProtocolException {
        if (!whole || readyState == null || readyState.index() != index) {
            return Optional.empty();
        }
        Ready ready = (Ready) readyState.phase();
        boolean counted = first.codec() == AudioCodec.PCM;
        if (ready.bytes() != length || (counted && ready.samples() != samples)) {
            String came = length + " bytes and " + samples + " samples";
            drop();
            throw new ProtocolException(
                    Code.BLOCK_MISMATCH,
                    "block " + readyState.index() + " announced " + ready.bytes() + " bytes and " + ready.samples()
                            + " samples, but " + came + " came");
        }
        byte[] exact = audio.length == length ? audio : Arrays.copyOf(audio, length);
        var block = new ReceivedBlock(readyState, ready, first.codec(), first.sampleRateHz(), exact);
        reset();
        return Optional.of(block);
    }

    private void drop() {
        index = NONE;
        first = null;
        audio = new byte[0];
        length = 0;
        samples = 0;
        whole = false;
    }
}

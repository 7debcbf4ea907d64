package dev.aloud.server.socket;

import dev.aloud.protocol.AudioFrame;
import dev.aloud.protocol.FrameCodec;
import dev.aloud.protocol.Limits;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes frames to the wire, each in one piece. Owned by the thread that writes. */
final class FrameWriter {
    private static final int LAST = 0x80;
    private static final int MAX_HEADER_BYTES = 10;
    private static final int SHORT_LENGTH = 125;
    private static final int LENGTH_16_BITS = 126;
    private static final int LENGTH_64_BITS = 127;

    private final DataWriter out;

    FrameWriter(DataWriter out) {
        this.out = out;
    }

    void text(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        send(header(Opcode.TEXT, payload.length).put(payload));
    }

    void audio(AudioFrame frame) {
        int length = Limits.FRAME_HEADER_BYTES + frame.length();
        send(header(Opcode.BINARY, length)
                .put(FrameCodec.encodeHeader(frame))
                .put(frame.source(), frame.from(), frame.length()));
    }

    void ping() {
        send(header(Opcode.PING, 0));
    }

    void pong(ByteBuffer payload) {
        send(header(Opcode.PONG, payload.remaining()).put(payload));
    }

    void close(CloseCode code) {
        byte[] reason = code.reason().getBytes(StandardCharsets.UTF_8);
        send(header(Opcode.CLOSE, Short.BYTES + reason.length)
                .putShort((short) code.code())
                .put(reason));
    }

    private static ByteBuffer header(Opcode opcode, int length) {
        var frame = ByteBuffer.allocate(MAX_HEADER_BYTES + length);
        frame.put((byte) (LAST | opcode.code()));
        if (length <= SHORT_LENGTH) {
            frame.put((byte) length);
        } else if (length <= 0xFFFF) {
            frame.put((byte) LENGTH_16_BITS).putShort((short) length);
        } else {
            frame.put((byte) LENGTH_64_BITS).putLong(length);
        }
        return frame;
    }

    private void send(ByteBuffer frame) {
        out.writeNow(BufferData.create(frame.array(), frame.arrayOffset(), frame.position()));
    }
}

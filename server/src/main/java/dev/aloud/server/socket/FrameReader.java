package dev.aloud.server.socket;

import io.helidon.common.buffers.DataReader;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads a client's messages from the wire, strictly: masked frames, no extensions, control frames whole and short, text in
 * valid UTF-8, nothing longer than the limit. Owned by the thread that reads.
 */
final class FrameReader {
    private static final int MAX_CONTROL_BYTES = 125;
    private static final int LENGTH_16_BITS = 126;
    private static final int LENGTH_64_BITS = 127;
    private static final int MASK_BYTES = 4;

    private final DataReader in;
    private final int maxMessageBytes;

    /** What has come of a message in several frames; null between messages. */
    private ByteArrayOutputStream partial;

    /** A whole text message or a control frame. */
    sealed interface Incoming {
        record Text(String text) implements Incoming {}

        record Ping(ByteBuffer payload) implements Incoming {}

        record Pong() implements Incoming {}

        record Close() implements Incoming {}
    }

    private record Frame(Opcode opcode, boolean last, ByteBuffer payload) {}

    FrameReader(DataReader in, int maxMessageBytes) {
        this.in = in;
        this.maxMessageBytes = maxMessageBytes;
    }

    /** The next message; waits for it. What the reader throws when the connection is gone passes through. */
    Incoming next() throws SocketViolation {
        while (true) {
            var frame = frame();
            switch (frame.opcode()) {
                case PING -> {
                    return new Incoming.Ping(frame.payload());
                }
                case PONG -> {
                    return new Incoming.Pong();
                }
                case CLOSE -> {
                    return new Incoming.Close();
                }
                case BINARY -> throw new SocketViolation(CloseCode.UNSUPPORTED_DATA);
                case TEXT, CONTINUATION -> {
                    var text = append(frame);
                    if (text != null) {
                        return text;
                    }
                }
            }
        }
    }

    private Incoming.Text append(Frame frame) throws SocketViolation {
        boolean continues = frame.opcode() == Opcode.CONTINUATION;
        if (continues != (partial != null)) {
            throw new SocketViolation(CloseCode.PROTOCOL_ERROR);
        }
        if (!continues && frame.last()) {
            return new Incoming.Text(utf8(frame.payload()));
        }
        if (!continues) {
            partial = new ByteArrayOutputStream();
        }
        byte[] piece = new byte[frame.payload().remaining()];
        frame.payload().get(piece);
        partial.writeBytes(piece);
        if (!frame.last()) {
            return null;
        }
        byte[] whole = partial.toByteArray();
        partial = null;
        return new Incoming.Text(utf8(ByteBuffer.wrap(whole)));
    }

    private Frame frame() throws SocketViolation {
        int first = in.read() & 0xFF;
        int second = in.read() & 0xFF;
        var opcode = Opcode.of(first & 0x0F);
        boolean last = (first & 0x80) != 0;
        boolean extended = (first & 0x70) != 0;
        boolean masked = (second & 0x80) != 0;
        long length = length(second & 0x7F);
        boolean badControl = opcode.isControl() && (!last || length > MAX_CONTROL_BYTES);
        if (extended || !masked || badControl || length < 0) {
            throw new SocketViolation(CloseCode.PROTOCOL_ERROR);
        }
        int held = partial == null ? 0 : partial.size();
        if (length > maxMessageBytes - held) {
            throw new SocketViolation(CloseCode.TOO_BIG);
        }
        byte[] mask = in.readBytes(MASK_BYTES);
        byte[] payload = length == 0 ? new byte[0] : in.readBytes((int) length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % MASK_BYTES];
        }
        return new Frame(opcode, last, ByteBuffer.wrap(payload));
    }

    private long length(int shortLength) {
        return switch (shortLength) {
            case LENGTH_16_BITS -> ByteBuffer.wrap(in.readBytes(Short.BYTES)).getShort() & 0xFFFF;
            case LENGTH_64_BITS -> ByteBuffer.wrap(in.readBytes(Long.BYTES)).getLong();
            default -> shortLength;
        };
    }

    private static String utf8(ByteBuffer bytes) throws SocketViolation {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString();
        } catch (CharacterCodingException e) {
            throw new SocketViolation(CloseCode.INVALID_TEXT);
        }
    }
}

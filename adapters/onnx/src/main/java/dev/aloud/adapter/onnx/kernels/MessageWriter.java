package dev.aloud.adapter.onnx.kernels;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a message of Protocol Buffers, field by field. */
final class MessageWriter {
    private static final int LENGTH = 2;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    MessageWriter number(int field, long value) {
        varint((long) field << 3);
        varint(value);
        return this;
    }

    MessageWriter text(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    MessageWriter message(int field, MessageWriter message) {
        return bytes(field, message.toBytes());
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    private MessageWriter bytes(int field, byte[] content) {
        varint((long) field << 3 | LENGTH);
        varint(content.length);
        bytes.writeBytes(content);
        return this;
    }

    private void varint(long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            bytes.write((int) ((left & 0x7F) | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
    }
}

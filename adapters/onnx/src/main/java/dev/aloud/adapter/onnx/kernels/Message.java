package dev.aloud.adapter.onnx.kernels;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A message of Protocol Buffers that lies in memory, which is read where it lies. */
final class Message {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH = 2;
    private static final int FOUR_BYTES = 5;
    private static final int LONGEST_VARINT = 63;

    private final MemorySegment memory;
    private final long start;
    private final long end;
    private long at;

    Message(MemorySegment memory) {
        this(memory, 0, memory.byteSize());
    }

    private Message(MemorySegment memory, long start, long end) {
        this.memory = memory;
        this.start = start;
        this.end = end;
    }

    /**
     * A field of a message.
     *
     * @param number its number in the message's description
     * @param tag where in memory its number is
     * @param value its value where that is a number of variable length, else 0
     * @param content what it holds where that has a length, else nothing
     */
    record Field(int number, long tag, long value, Message content) {
        String text() {
            return new String(content.bytes().toArray(JAVA_BYTE), StandardCharsets.UTF_8);
        }
    }

    /** The bytes that it consists of. */
    MemorySegment bytes() {
        return memory.asSlice(start, end - start);
    }

    /**
     * Tells all fields, in the order in which they lie.
     *
     * @throws IllegalArgumentException when this is no message
     */
    void forEach(Consumer<Field> consumer) {
        at = start;
        while (at < end) {
            long tag = at;
            long key = varint();
            int number = (int) (key >>> 3);
            long value = 0;
            long from = at;
            switch ((int) key & 7) {
                case VARINT -> {
                    value = varint();
                    from = at;
                }
                case LENGTH -> {
                    long length = varint();
                    from = at;
                    skip(length);
                }
                case FOUR_BYTES -> skip(Integer.BYTES);
                case EIGHT_BYTES -> skip(Long.BYTES);
                default -> throw new IllegalArgumentException("no message: a field of kind " + (key & 7));
            }
            consumer.accept(new Field(number, tag, value, new Message(memory, from, at)));
        }
    }

    private void skip(long length) {
        if (length < 0 || length > end - at) {
            throw new IllegalArgumentException("no message: a field is longer than what it is in");
        }
        at += length;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift <= LONGEST_VARINT && at < end; shift += 7) {
            byte next = memory.get(JAVA_BYTE, at++);
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("no message: a number does not end");
    }
}

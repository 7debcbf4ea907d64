package dev.aloud.adapter.onnx.kernels;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import ai.onnxruntime.OrtException;
import java.lang.foreign.MemorySegment;

/**
 * One number for each channel.
 *
 * @param numbers where they are
 * @param count how many there are; they begin anew where channels go on
 */
record Each(MemorySegment numbers, long count) {
    /** @param count how many there must be, if it is not one for all */
    static Each of(MemorySegment numbers, long count) throws OrtException {
        if (numbers.byteSize() == Float.BYTES) {
            return new Each(numbers, 1);
        }
        if (numbers.byteSize() != count * Float.BYTES) {
            throw new OrtException(numbers.byteSize() / Float.BYTES + " numbers for " + count + " channels");
        }
        return new Each(numbers, count);
    }

    float of(long channel) {
        return numbers.getAtIndex(JAVA_FLOAT, channel % count);
    }
}

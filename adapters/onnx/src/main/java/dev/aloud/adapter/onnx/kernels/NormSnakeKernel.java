package dev.aloud.adapter.onnx.kernels;

import ai.onnxruntime.OrtException;
import java.lang.foreign.MemorySegment;

/**
 * Fourteen nodes of Kokoro's generator as one. ONNX Runtime's own go through all numbers once each, and there are 20 million of
 * them for each second of speech, which no cache holds; and its sine works on one thread, with instructions for four numbers.
 * Together they took a quarter of the time. Here a channel is read and written once, on all threads.
 */
final class NormSnakeKernel implements Kernel {
    static final String OPERATOR = "NormSnake";

    private static final int AXES = 3;

    /** As many numbers as are worth a thread's while. */
    private static final long PIECE = 32_768;

    @Override
    public String operator() {
        return OPERATOR;
    }

    /** The tensor, of batch, channel and time; scale and shift, one for each channel; epsilon; alpha and its reciprocal. */
    @Override
    public int inputs() {
        return 6;
    }

    @Override
    public void compute(KernelCall call) throws OrtException {
        long[] shape = call.shape(0);
        if (shape.length != AXES) {
            throw new OrtException(OPERATOR + " takes a tensor of three axes, not of " + shape.length);
        }
        long channels = shape[0] * shape[1];
        MemorySegment input = call.input(0);
        MemorySegment output = call.output(shape);
        MemorySegment epsilon = call.input(3);
        if (shape[2] > 0 && channels > 0) {
            Each scale = Each.of(call.input(1), channels);
            Each shift = Each.of(call.input(2), channels);
            Each alpha = Each.of(call.input(4), shape[1]);
            Each perAlpha = Each.of(call.input(5), shape[1]);
            long bytes = shape[2] * Float.BYTES;
            float small = Each.of(epsilon, 1).of(0);
            long together = Math.max(1, PIECE / shape[2]);
            call.inPieces((channels + together - 1) / together, piece -> {
                NormSnake.Scratch scratch = new NormSnake.Scratch();
                long end = Math.min(channels, (piece + 1) * together);
                for (long channel = piece * together; channel < end; channel++) {
                    new NormSnake(scale.of(channel), shift.of(channel), small, alpha.of(channel), perAlpha.of(channel))
                            .compute(
                                    input.asSlice(channel * bytes, bytes),
                                    output.asSlice(channel * bytes, bytes),
                                    scratch);
                }
            });
        }
    }
}

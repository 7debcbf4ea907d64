package dev.aloud.adapter.onnx.kernels;

import ai.onnxruntime.OrtException;
import java.lang.foreign.MemorySegment;

/** One node of a graph that runs. Valid for as long as it is computed. */
final class KernelCall {
    private final OrtTable table;
    private final Pieces pieces;
    private final MemorySegment context;

    KernelCall(OrtTable table, Pieces pieces, MemorySegment context) {
        this.table = table;
        this.pieces = pieces;
        this.context = context;
    }

    /** The shape of one of its inputs. */
    long[] shape(int input) throws OrtException {
        return table.shape(table.input(context, input));
    }

    /** The numbers of one of its inputs. */
    MemorySegment input(int input) throws OrtException {
        MemorySegment tensor = table.input(context, input);
        return floats(tensor, table.shape(tensor));
    }

    /** Makes its output, which may be where the first input is. */
    MemorySegment output(long... shape) throws OrtException {
        return floats(table.output(context, 0, shape), shape);
    }

    /** Does work in pieces on the session's threads, and returns when all of it is done. */
    void inPieces(long count, Pieces.Work work) throws OrtException {
        pieces.run(context, count, work);
    }

    @SuppressWarnings("restricted") // the tensor is as long as its shape says
    private MemorySegment floats(MemorySegment tensor, long[] shape) throws OrtException {
        long count = 1;
        for (long length : shape) {
            count *= length;
        }
        return count == 0 ? MemorySegment.NULL : table.data(tensor).reinterpret(count * Float.BYTES);
    }
}

package dev.aloud.adapter.onnx.kernels;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import ai.onnxruntime.OrtException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;

/**
 * The functions of ONNX Runtime's C interface that operators need, by their places in its table of functions ({@code OrtApi}).
 * The table is only ever appended to. Thread-safe.
 */
final class OrtTable {
    /** How many of the table's places are read. */
    private static final int PLACES = 275;

    private static final int FAILED = 1;
    private static final int LONGEST_MESSAGE = 10_000;

    private final MemorySegment table;

    private final NativeFunction createStatus;
    private final NativeFunction statusMessage;
    private final NativeFunction releaseStatus;
    private final NativeFunction createDomain;
    private final NativeFunction addOperator;
    private final NativeFunction addDomain;
    private final NativeFunction data;
    private final NativeFunction shape;
    private final NativeFunction dimensionCount;
    private final NativeFunction dimensions;
    private final NativeFunction releaseShape;
    private final NativeFunction input;
    private final NativeFunction output;
    private final NativeFunction parallelFor;

    /** @param address where ONNX Runtime has its table */
    @SuppressWarnings("restricted") // as restricted as loading the library itself
    OrtTable(long address) {
        this.table = MemorySegment.ofAddress(address).reinterpret(PLACES * ADDRESS.byteSize());
        this.createStatus = function(0, ADDRESS, JAVA_INT, ADDRESS);
        this.statusMessage = function(2, ADDRESS, ADDRESS);
        this.createDomain = function(26, ADDRESS, ADDRESS, ADDRESS);
        this.addOperator = function(27, ADDRESS, ADDRESS, ADDRESS);
        this.addDomain = function(28, ADDRESS, ADDRESS, ADDRESS);
        this.data = function(51, ADDRESS, ADDRESS, ADDRESS);
        this.dimensionCount = function(61, ADDRESS, ADDRESS, ADDRESS);
        this.dimensions = function(62, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG);
        this.shape = function(65, ADDRESS, ADDRESS, ADDRESS);
        this.input = function(90, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS);
        this.output = function(91, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS);
        this.releaseStatus = function(93, null, ADDRESS);
        this.releaseShape = function(99, null, ADDRESS);
        this.parallelFor = function(274, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS);
    }

    /** Makes a domain that holds one operator after the other; it is never given back. */
    MemorySegment domain(String name, Iterable<MemorySegment> operators) throws OrtException {
        MemorySegment domain = made(createDomain, Arena.global().allocateFrom(name));
        for (MemorySegment operator : operators) {
            check(addOperator.call(domain, operator));
        }
        return domain;
    }

    /** Lets sessions that are made with some options find a domain's operators. */
    void addDomain(long options, MemorySegment domain) throws OrtException {
        check(addDomain.call(MemorySegment.ofAddress(options), domain));
    }

    /** The input of an operator that runs. */
    MemorySegment input(MemorySegment context, long index) throws OrtException {
        return made(input, context, index);
    }

    /** Makes the output of an operator that runs. */
    MemorySegment output(MemorySegment context, long index, long[] lengths) throws OrtException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment array = arena.allocateFrom(JAVA_LONG, lengths);
            return made(output, context, index, array, (long) lengths.length);
        }
    }

    /** Where a tensor's numbers are: the address alone, for its length is to be had of its shape. */
    MemorySegment data(MemorySegment tensor) throws OrtException {
        return made(data, tensor);
    }

    /** A tensor's lengths. */
    long[] shape(MemorySegment tensor) throws OrtException {
        MemorySegment info = made(shape, tensor);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(JAVA_LONG);
            check(dimensionCount.call(info, count));
            MemorySegment lengths = arena.allocate(JAVA_LONG, count.get(JAVA_LONG, 0));
            check(dimensions.call(info, lengths, count.get(JAVA_LONG, 0)));
            return lengths.toArray(JAVA_LONG);
        } finally {
            releaseShape.call(info);
        }
    }

    /** Calls a function once for each piece, on the threads of the session that runs, and returns when all are through. */
    void parallelFor(MemorySegment context, MemorySegment function, long pieces, MemorySegment argument)
            throws OrtException {
        check(parallelFor.call(context, function, pieces, 0L, argument));
    }

    /** What an operator returns that failed. */
    MemorySegment failure(MemorySegment message) {
        return (MemorySegment) createStatus.call(FAILED, message);
    }

    private void check(Object status) throws OrtException {
        MemorySegment failure = (MemorySegment) status;
        if (failure.address() != 0) {
            try {
                throw new OrtException(text((MemorySegment) statusMessage.call(failure)));
            } finally {
                releaseStatus.call(failure);
            }
        }
    }

    /** Calls a function whose last argument is where it puts the pointer to what it makes. */
    private MemorySegment made(NativeFunction function, Object... arguments) throws OrtException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment place = arena.allocate(ADDRESS);
            Object[] all = new Object[arguments.length + 1];
            System.arraycopy(arguments, 0, all, 0, arguments.length);
            all[arguments.length] = place;
            check(function.call(all));
            return place.get(ADDRESS, 0);
        }
    }

    private NativeFunction function(int place, MemoryLayout result, MemoryLayout... parameters) {
        return NativeFunction.at(table.getAtIndex(ADDRESS, place), result, parameters);
    }

    @SuppressWarnings("restricted")
    private static String text(MemorySegment pointer) {
        return pointer.reinterpret(LONGEST_MESSAGE).getString(0);
    }
}

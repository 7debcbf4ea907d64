package dev.aloud.adapter.onnx.kernels;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.LongAdder;

/**
 * A kernel as ONNX Runtime wants it: a structure of functions that it calls ({@code OrtCustomOp}), here with inputs of floats and one
 * output of floats, which may lie where the first input does. It stays until the process ends. Thread-safe.
 */
final class Operator {
    private static final Logger LOG = System.getLogger("aloud.onnx");

    /** Which of the interface's versions the structure is made for. */
    private static final int VERSION = 23;

    private static final int PLACES = 26;
    private static final int TYPE_FLOAT = 1;

    /** That an input or output must be there, and that it is with the processor. */
    private static final int USUAL = 0;

    private static final FunctionDescriptor POINTER_OF = FunctionDescriptor.of(ADDRESS, ADDRESS);
    private static final FunctionDescriptor INT_OF = FunctionDescriptor.of(JAVA_INT, ADDRESS);
    private static final FunctionDescriptor INT_AT = FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG);
    private static final FunctionDescriptor LONG_OF = FunctionDescriptor.of(JAVA_LONG, ADDRESS);
    private static final FunctionDescriptor TWO_POINTERS = FunctionDescriptor.ofVoid(ADDRESS, ADDRESS);

    private final Kernel kernel;
    private final OrtTable table;
    private final Pieces pieces;
    private final MemorySegment name;
    private final MemorySegment failed;
    private final MemorySegment first = Arena.global().allocateFrom(JAVA_INT, 0);
    private final LongAdder calls = new LongAdder();

    Operator(Kernel kernel, OrtTable table, Pieces pieces) {
        this.kernel = kernel;
        this.table = table;
        this.pieces = pieces;
        this.name = Arena.global().allocateFrom(kernel.operator());
        this.failed = Arena.global().allocateFrom("Aloud's " + kernel.operator() + " failed, see its log");
    }

    /** What it computes, for logs. */
    String operator() {
        return kernel.operator();
    }

    /** How often it was computed. */
    long calls() {
        return calls.sum();
    }

    /** Makes the structure. Places that are left empty are for what it does not do. */
    MemorySegment structure() {
        MemorySegment floats = Upcalls.constant(TYPE_FLOAT, INT_AT);
        MemorySegment usual = Upcalls.constant(USUAL, INT_AT);
        MemorySegment at = Arena.global().allocate(ADDRESS, PLACES);
        at.set(JAVA_INT, 0, VERSION);
        at.setAtIndex(ADDRESS, 2, Upcalls.constant(name, POINTER_OF));
        at.setAtIndex(ADDRESS, 3, Upcalls.constant(MemorySegment.NULL, POINTER_OF)); // the processor
        at.setAtIndex(ADDRESS, 4, floats); // the type of inputs
        at.setAtIndex(ADDRESS, 5, Upcalls.constant((long) kernel.inputs(), LONG_OF)); // how many there are
        at.setAtIndex(ADDRESS, 6, floats); // of outputs
        at.setAtIndex(ADDRESS, 7, Upcalls.constant(1L, LONG_OF));
        at.setAtIndex(ADDRESS, 9, Upcalls.nothing(FunctionDescriptor.ofVoid(ADDRESS))); // end of a kernel
        at.setAtIndex(ADDRESS, 10, usual); // inputs
        at.setAtIndex(ADDRESS, 11, usual); // outputs
        at.setAtIndex(ADDRESS, 12, usual); // memory of inputs
        at.setAtIndex(ADDRESS, 17, own("create", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS)));
        at.setAtIndex(ADDRESS, 18, own("compute", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS)));
        at.setAtIndex(ADDRESS, 20, Upcalls.constant(1, INT_OF)); // since which version of the domain
        at.setAtIndex(ADDRESS, 21, Upcalls.constant(Integer.MAX_VALUE, INT_OF)); // and until which
        at.setAtIndex(ADDRESS, 22, own("inPlace", FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS)));
        at.setAtIndex(ADDRESS, 23, Upcalls.nothing(TWO_POINTERS)); // what inPlace gave out
        return at;
    }

    private MemorySegment own(String method, FunctionDescriptor signature) {
        return Upcalls.method(this, method, signature);
    }

    /** Called by ONNX Runtime for each node, whose kernels are all the same. What it has of one must not be null. */
    @SuppressWarnings({"restricted", "unused"})
    MemorySegment create(MemorySegment operator, MemorySegment api, MemorySegment node, MemorySegment made) {
        made.reinterpret(ADDRESS.byteSize()).set(ADDRESS, 0, name);
        return MemorySegment.NULL;
    }

    /** Called by ONNX Runtime: which inputs may lie where which outputs do. */
    @SuppressWarnings({"restricted", "unused"})
    long inPlace(MemorySegment inputs, MemorySegment outputs) {
        inputs.reinterpret(ADDRESS.byteSize()).set(ADDRESS, 0, first);
        outputs.reinterpret(ADDRESS.byteSize()).set(ADDRESS, 0, first);
        return 1;
    }

    /** Called by ONNX Runtime when a node runs. What is thrown out of here ends the process, so nothing is. */
    @SuppressWarnings("unused")
    MemorySegment compute(MemorySegment made, MemorySegment context) {
        try {
            kernel.compute(new KernelCall(table, pieces, context));
            calls.increment();
            return MemorySegment.NULL;
        } catch (Throwable e) {
            return failure(e);
        }
    }

    private MemorySegment failure(Throwable e) {
        try {
            LOG.log(Level.ERROR, "own " + kernel.operator() + " failed", e);
            return table.failure(failed);
        } catch (Throwable again) {
            return MemorySegment.NULL; // not even an error can be made: there is no memory at all
        }
    }
}

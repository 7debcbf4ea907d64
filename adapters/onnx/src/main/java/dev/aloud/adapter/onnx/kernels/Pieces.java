package dev.aloud.adapter.onnx.kernels;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import ai.onnxruntime.OrtException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Work of a node on all threads of its session. They are threads of ONNX Runtime's, which the JVM takes in for as long as they
 * live. Thread-safe.
 */
final class Pieces {
    /** What is done of a piece. */
    interface Work {
        /** Does one piece, at the same time as others are done. */
        void piece(long index);
    }

    private final OrtTable table;
    private final MemorySegment function;
    private final Map<Long, Running> running = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();

    Pieces(OrtTable table) {
        this.table = table;
        this.function = Upcalls.method(this, "piece", FunctionDescriptor.ofVoid(ADDRESS, JAVA_LONG));
    }

    void run(MemorySegment context, long count, Work work) throws OrtException {
        long id = last.incrementAndGet();
        Running now = new Running(work, new AtomicReference<>());
        running.put(id, now);
        try {
            table.parallelFor(context, function, count, MemorySegment.ofAddress(id));
        } finally {
            running.remove(id);
        }
        Throwable failure = now.failure.get();
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    /** Called by ONNX Runtime. What is thrown out of here ends the process, so nothing is. */
    @SuppressWarnings("unused")
    void piece(MemorySegment id, long index) {
        Running now = running.get(id.address());
        if (now != null) {
            try {
                now.work.piece(index);
            } catch (Throwable e) {
                now.failure.compareAndSet(null, e);
            }
        }
    }

    private record Running(Work work, AtomicReference<Throwable> failure) {}
}

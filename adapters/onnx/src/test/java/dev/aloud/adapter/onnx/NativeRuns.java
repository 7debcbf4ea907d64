package dev.aloud.adapter.onnx;

import java.util.concurrent.locks.LockSupport;

/** Sees from outside whether ONNX Runtime computes: by the stacks of the threads, so that nothing must tell it for tests only. */
final class NativeRuns {
    private static final long LOOK_NANOS = 1_000_000;

    private NativeRuns() {}

    /** Waits until a graph is run; the test's own limit ends it. */
    static void awaitOne() {
        while (!any()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Whether a thread of {@link GraphWorkers} is inside the library. */
    private static boolean any() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().startsWith(GraphWorkers.THREADS))
                .anyMatch(thread -> thread.getValue().length > 0 && isRun(thread.getValue()[0]));
    }

    private static boolean isRun(StackTraceElement top) {
        return top.isNativeMethod()
                && top.getClassName().equals("ai.onnxruntime.OrtSession")
                && top.getMethodName().equals("run");
    }
}

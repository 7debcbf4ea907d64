package dev.aloud.adapter.onnx.kernels;

import ai.onnxruntime.OrtSession.SessionOptions;

/** What ONNX Runtime's Java side keeps to itself: where its C side has things. There is no public way to ask. */
public final class Handles {
    private Handles() {}

    /** The table of the C interface's functions; the library must have been loaded. */
    public static long table() throws ReflectiveOperationException {
        var table = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
        table.setAccessible(true);
        return table.getLong(null);
    }

    static long of(SessionOptions options) throws ReflectiveOperationException {
        var handle = SessionOptions.class.getDeclaredMethod("getNativeHandle");
        handle.setAccessible(true);
        return (long) handle.invoke(options);
    }
}

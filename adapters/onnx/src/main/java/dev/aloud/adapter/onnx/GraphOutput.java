package dev.aloud.adapter.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;

/** What a run of a graph gave back, copied out of the engine's memory. Immutable. */
final class GraphOutput {
    private final Map<String, float[]> floats = new HashMap<>();
    private final Map<String, long[]> longs = new HashMap<>();

    private GraphOutput() {}

    /** Copies all outputs, of whatever shape, as rows one after the other. */
    static GraphOutput copy(OrtSession.Result result) {
        GraphOutput output = new GraphOutput();
        for (Map.Entry<String, OnnxValue> entry : result) {
            if (entry.getValue() instanceof OnnxTensor tensor) {
                output.add(entry.getKey(), tensor);
            }
        }
        return output;
    }

    /** An output of numbers; empty where the graph has none of this name and kind. */
    float[] floats(String name) {
        return floats.getOrDefault(name, new float[0]);
    }

    /** An output of integers; empty where the graph has none of this name and kind. */
    long[] longs(String name) {
        return longs.getOrDefault(name, new long[0]);
    }

    private void add(String name, OnnxTensor tensor) {
        switch (tensor.getInfo().type) {
            case FLOAT -> {
                floats.put(name, values(tensor.getFloatBuffer()));
            }
            case INT64 -> {
                LongBuffer buffer = tensor.getLongBuffer();
                long[] values = new long[buffer.remaining()];
                buffer.get(values);
                longs.put(name, values);
            }
            default -> {}
        }
    }

    /** What the engine hands out is a copy already; some seconds of speech need not be copied again. */
    private static float[] values(FloatBuffer buffer) {
        if (buffer.hasArray() && buffer.remaining() == buffer.array().length) {
            return buffer.array();
        }
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }
}

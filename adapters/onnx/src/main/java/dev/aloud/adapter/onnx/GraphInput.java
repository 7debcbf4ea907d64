package dev.aloud.adapter.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/** One input of a graph. */
sealed interface GraphInput {
    /** The input's name in the graph. */
    String name();

    /** How many values there are. */
    int length();

    /** The tensor; whoever asks closes it. */
    OnnxTensor tensor(OrtEnvironment environment) throws OrtException;

    /** Integers, of one row or of none. */
    @SuppressWarnings("ArrayRecordComponent") // handed on and never compared
    record Longs(String name, long[] values, long... shape) implements GraphInput {
        @Override
        public int length() {
            return values.length;
        }

        @Override
        public OnnxTensor tensor(OrtEnvironment environment) throws OrtException {
            return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
        }
    }

    /** Numbers, of one row or of none. */
    @SuppressWarnings("ArrayRecordComponent") // handed on and never compared
    record Floats(String name, float[] values, long... shape) implements GraphInput {
        @Override
        public int length() {
            return values.length;
        }

        @Override
        public OnnxTensor tensor(OrtEnvironment environment) throws OrtException {
            return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
        }
    }
}

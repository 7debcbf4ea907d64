package dev.aloud.adapter.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Writes the file of a small graph with the inputs and the output of a VITS voice: {@code input} int64 [1, n],
 * {@code input_lengths} int64 [1], {@code scales} float [3] (the second makes speech longer), {@code output} float
 * [1, 1, 1, m]. It holds each id's own level for some samples. The fields' numbers are those of ONNX's own onnx.proto.
 */
final class ToyGraph {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final ByteArrayOutputStream graph = new ByteArrayOutputStream();

    private ToyGraph() {}

    /** How many steps a slow graph takes: seconds for a million samples, milliseconds for each. */
    private static final int MANY_STEPS = 1_000;

    /** The bytes of the file. */
    static byte[] bytes() {
        return bytes(0);
    }

    /** The bytes of one whose every sample takes long to compute. */
    static byte[] slow() {
        return bytes(MANY_STEPS);
    }

    private static byte[] bytes(int steps) {
        return bytes(toy -> {
            String last = "held";
            for (int step = 0; step < steps; step++) {
                toy.node("Sin", last, "step" + step);
                last = "step" + step;
            }
            return last;
        });
    }

    /**
     * The bytes of one with nodes of the caller's in its middle.
     *
     * @param middle adds nodes behind the value {@code held}, a row of samples for each letter, and says which value is to be
     *     the output
     */
    static byte[] bytes(Function<ToyGraph, String> middle) {
        ToyGraph toy = new ToyGraph();
        toy.node("Cast", "input", "levels", attribute("to", FLOAT));
        toy.node("Reshape", "levels column", "column_of_levels");
        toy.node("Mul", "column_of_levels quiet", "samples");
        toy.node("Gather", "scales second", "longer");
        toy.node("Mul", "longer usual", "many");
        toy.node("Cast", "many", "count", attribute("to", INT64));
        toy.node("Concat", "one count", "shape", attribute("axis", 0));
        toy.node("Expand", "samples shape", "held");
        toy.node("Reshape", middle.apply(toy) + " four", "output");
        field(toy.graph, 2, text("toy"));
        toy.longs("column", -1, 1);
        toy.longs("four", 1, 1, 1, -1);
        toy.longs("one", 1);
        toy.longs("second", 1);
        toy.number("quiet", 0.001f);
        toy.number("usual", 400f);
        toy.value(11, "input", INT64, 1, 0);
        toy.value(11, "input_lengths", INT64, 1);
        toy.value(11, "scales", FLOAT, 3);
        toy.value(12, "output", FLOAT, 1, 1, 1, 0);
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        number(model, 1, 8);
        field(model, 7, toy.graph.toByteArray());
        ByteArrayOutputStream opset = new ByteArrayOutputStream();
        number(opset, 2, 18);
        field(model, 8, opset.toByteArray());
        return model.toByteArray();
    }

    void node(String operator, String inputs, String output, byte[]... attributes) {
        ByteArrayOutputStream node = new ByteArrayOutputStream();
        for (String input : inputs.split(" ", -1)) {
            field(node, 1, text(input));
        }
        field(node, 2, text(output));
        field(node, 3, text(output));
        field(node, 4, text(operator));
        for (byte[] attribute : attributes) {
            field(node, 5, attribute);
        }
        field(graph, 1, node.toByteArray());
    }

    static byte[] attribute(String name, long value) {
        ByteArrayOutputStream attribute = new ByteArrayOutputStream();
        field(attribute, 1, text(name));
        number(attribute, 3, value);
        number(attribute, 20, 2);
        return attribute.toByteArray();
    }

    void longs(String name, long... values) {
        ByteArrayOutputStream tensor = new ByteArrayOutputStream();
        number(tensor, 1, values.length);
        number(tensor, 2, INT64);
        for (long value : values) {
            number(tensor, 7, value);
        }
        field(tensor, 8, text(name));
        field(graph, 5, tensor.toByteArray());
    }

    private void number(String name, float value) {
        ByteArrayOutputStream tensor = new ByteArrayOutputStream();
        number(tensor, 1, 1);
        number(tensor, 2, FLOAT);
        int bits = Float.floatToIntBits(value);
        field(tensor, 4, new byte[] {(byte) bits, (byte) (bits >> 8), (byte) (bits >> 16), (byte) (bits >> 24)});
        field(tensor, 8, text(name));
        field(graph, 5, tensor.toByteArray());
    }

    /** A constant as exporters write it, in bytes: of no dimension, or of one that is an operator's second of three. */
    void bytes(String name, float... values) {
        ByteArrayOutputStream tensor = new ByteArrayOutputStream();
        if (values.length > 1) {
            number(tensor, 1, 1);
            number(tensor, 1, values.length);
            number(tensor, 1, 1);
        }
        number(tensor, 2, FLOAT);
        field(tensor, 8, text(name));
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        field(tensor, 9, bytes.array());
        field(graph, 5, tensor.toByteArray());
    }

    /** A constant as exporters write it: the number of an axis. */
    void axis(String name, long axis) {
        ByteArrayOutputStream tensor = new ByteArrayOutputStream();
        number(tensor, 1, 1);
        number(tensor, 2, INT64);
        field(tensor, 8, text(name));
        field(
                tensor,
                9,
                ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(axis)
                        .array());
        field(graph, 5, tensor.toByteArray());
    }

    /** An input or output; a dimension of 0 may be of any length. */
    private void value(int field, String name, int type, int... dimensions) {
        ByteArrayOutputStream shape = new ByteArrayOutputStream();
        for (int length : dimensions) {
            ByteArrayOutputStream dimension = new ByteArrayOutputStream();
            if (length == 0) {
                field(dimension, 2, text("any"));
            } else {
                number(dimension, 1, length);
            }
            field(shape, 1, dimension.toByteArray());
        }
        ByteArrayOutputStream tensor = new ByteArrayOutputStream();
        number(tensor, 1, type);
        field(tensor, 2, shape.toByteArray());
        ByteArrayOutputStream kind = new ByteArrayOutputStream();
        field(kind, 1, tensor.toByteArray());
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        field(value, 1, text(name));
        field(value, 2, kind.toByteArray());
        field(graph, field, value.toByteArray());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void field(ByteArrayOutputStream out, int field, byte[] bytes) {
        varint(out, (long) field << 3 | 2);
        varint(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void number(ByteArrayOutputStream out, int field, long value) {
        varint(out, (long) field << 3);
        varint(out, value);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            out.write((int) ((left & 0x7F) | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }
}

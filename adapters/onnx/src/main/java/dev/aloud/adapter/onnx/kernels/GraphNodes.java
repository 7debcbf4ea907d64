package dev.aloud.adapter.onnx.kernels;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Who makes and who reads the values of a graph, as its file says. The numbers of fields are those of onnx.proto. */
final class GraphNodes {
    static final int MODEL_GRAPH = 7;
    static final int GRAPH_NODE = 1;
    private static final int GRAPH_CONSTANT = 5;
    private static final int GRAPH_OUTPUT = 12;
    private static final int CONSTANT_TYPE = 2;
    private static final int CONSTANT_NAME = 8;
    private static final int CONSTANT_BYTES = 9;
    private static final int TYPE_FLOAT = 1;
    private static final int TYPE_INT64 = 7;

    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Node> makers = new HashMap<>();
    private final Map<String, List<Node>> readers = new HashMap<>();
    private final Map<String, Double> constants = new HashMap<>();
    private final Set<String> outputs = new HashSet<>();

    /** @throws IllegalArgumentException when the file is not a model's */
    GraphNodes(MemorySegment file) {
        new Message(file).forEach(model -> {
            if (model.number() == MODEL_GRAPH) {
                model.content().forEach(this::part); // there may be several, which count as one
            }
        });
    }

    /** All nodes, as they lie. */
    List<Node> nodes() {
        return nodes;
    }

    /** The node that makes a value. */
    Optional<Node> maker(String value) {
        return Optional.ofNullable(makers.get(value));
    }

    /** The nodes that read a value; one that reads it twice is there twice. */
    List<Node> readers(String value) {
        return readers.getOrDefault(value, List.of());
    }

    /** A constant of one number. */
    OptionalDouble constant(String value) {
        Double constant = constants.get(value);
        return constant == null ? OptionalDouble.empty() : OptionalDouble.of(constant);
    }

    /** Whether who runs the graph may ask for a value. */
    boolean isOutput(String value) {
        return outputs.contains(value);
    }

    private void part(Message.Field part) {
        switch (part.number()) {
            case GRAPH_NODE -> {
                Node node = Node.read(part);
                nodes.add(node);
                node.outputs().forEach(output -> makers.put(output, node));
                node.inputs()
                        .forEach(input -> readers.computeIfAbsent(input, _ -> new ArrayList<>())
                                .add(node));
            }
            case GRAPH_CONSTANT -> constant(part.content());
            case GRAPH_OUTPUT ->
                part.content().forEach(field -> {
                    if (field.number() == 1) {
                        outputs.add(field.text());
                    }
                });
            default -> {}
        }
    }

    private void constant(Message tensor) {
        String[] name = new String[1];
        long[] type = new long[1];
        MemorySegment[] bytes = {MemorySegment.NULL};
        tensor.forEach(field -> {
            switch (field.number()) {
                case CONSTANT_TYPE -> type[0] = field.value();
                case CONSTANT_NAME -> name[0] = field.text();
                case CONSTANT_BYTES -> bytes[0] = field.content().bytes();
                default -> {}
            }
        });
        if (type[0] == TYPE_FLOAT && bytes[0].byteSize() == Float.BYTES) {
            constants.put(name[0], (double) buffer(bytes[0]).getFloat());
        } else if (type[0] == TYPE_INT64 && bytes[0].byteSize() == Long.BYTES) {
            constants.put(name[0], (double) buffer(bytes[0]).getLong());
        }
    }

    private static ByteBuffer buffer(MemorySegment bytes) {
        return ByteBuffer.wrap(bytes.toArray(JAVA_BYTE)).order(ByteOrder.LITTLE_ENDIAN);
    }
}

package dev.aloud.adapter.onnx.kernels;

import java.util.ArrayList;
import java.util.List;

/**
 * A node of a graph. The numbers of fields are those of ONNX's own onnx.proto.
 *
 * @param operator what it computes; with the domain before it where that is not ONNX's own
 * @param inputs the values that it reads
 * @param outputs the values that it makes
 * @param tag where in the file it begins
 * @param holdsGraph whether it has a graph in it, which may read any value
 */
record Node(String operator, List<String> inputs, List<String> outputs, long tag, boolean holdsGraph) {
    private static final int INPUT = 1;
    private static final int OUTPUT = 2;
    private static final int OPERATOR = 4;
    private static final int ATTRIBUTE = 5;
    private static final int DOMAIN = 7;
    private static final int ATTRIBUTE_GRAPH = 6;
    private static final int ATTRIBUTE_GRAPHS = 11;

    static Node read(Message.Field field) {
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        StringBuilder operator = new StringBuilder();
        boolean[] holdsGraph = new boolean[1];
        field.content().forEach(part -> {
            switch (part.number()) {
                case INPUT -> inputs.add(part.text());
                case OUTPUT -> outputs.add(part.text());
                case OPERATOR -> operator.append(part.text());
                case DOMAIN -> operator.insert(0, part.text().isEmpty() ? "" : part.text() + ":");
                case ATTRIBUTE ->
                    part.content().forEach(attribute -> {
                        int number = attribute.number();
                        holdsGraph[0] |= number == ATTRIBUTE_GRAPH || number == ATTRIBUTE_GRAPHS;
                    });
                default -> {}
            }
        });
        return new Node(operator.toString(), inputs, outputs, field.tag(), holdsGraph[0]);
    }

    /** The one value that it makes. */
    String output() {
        return outputs.getFirst();
    }

    /** Of two inputs, the one that is not this. */
    String other(String input) {
        return inputs.get(inputs.getFirst().equals(input) ? 1 : 0);
    }
}

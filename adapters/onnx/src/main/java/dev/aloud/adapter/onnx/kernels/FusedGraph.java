package dev.aloud.adapter.onnx.kernels;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/**
 * A graph in memory in which our kernels take the place of the nodes that they compute. Nothing is moved: a node that is needed
 * no more gets the number of a field that ONNX does not have, which readers of Protocol Buffers pass over, and the new nodes
 * come behind the end, where a model may go on with a second part of its graph.
 */
final class FusedGraph {
    /** The domain of our operators. */
    static final String DOMAIN = "aloud";

    private static final byte NODE = GraphNodes.GRAPH_NODE << 3 | 2;
    private static final byte NO_FIELD = 3 << 3 | 2;

    private static final int MODEL_OPERATORS = 8;
    private static final int OPERATORS_DOMAIN = 1;
    private static final int OPERATORS_VERSION = 2;
    private static final int NODE_INPUT = 1;
    private static final int NODE_OUTPUT = 2;
    private static final int NODE_OPERATOR = 4;
    private static final int NODE_DOMAIN = 7;

    private final NormSnakes steps;

    /** @throws IllegalArgumentException when the file is not a model's */
    FusedGraph(MemorySegment file) {
        this.steps = new NormSnakes(new GraphNodes(file));
    }

    /** How many of our nodes there are. */
    int nodes() {
        return steps.found().size();
    }

    /** What comes behind the end of the file. */
    byte[] tail() {
        MessageWriter graph = new MessageWriter();
        for (NormSnakes.Found step : steps.found()) {
            MessageWriter node = new MessageWriter();
            step.inputs().forEach(input -> node.text(NODE_INPUT, input));
            node.text(NODE_OUTPUT, step.output());
            node.text(NODE_OPERATOR, NormSnakeKernel.OPERATOR);
            node.text(NODE_DOMAIN, DOMAIN);
            graph.message(GraphNodes.GRAPH_NODE, node);
        }
        MessageWriter operators =
                new MessageWriter().text(OPERATORS_DOMAIN, DOMAIN).number(OPERATORS_VERSION, 1);
        return new MessageWriter()
                .message(GraphNodes.MODEL_GRAPH, graph)
                .message(MODEL_OPERATORS, operators)
                .toBytes();
    }

    /** Takes the nodes out that are needed no more. */
    void strike(MemorySegment copy) {
        for (Node node : steps.covered()) {
            if (copy.get(JAVA_BYTE, node.tag()) != NODE) {
                throw new IllegalArgumentException("a node is not where it was read");
            }
            copy.set(JAVA_BYTE, node.tag(), NO_FIELD);
        }
    }
}

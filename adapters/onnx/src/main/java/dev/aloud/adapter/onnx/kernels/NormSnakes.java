package dev.aloud.adapter.onnx.kernels;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds, in a graph, the fourteen nodes that are one step of StyleTTS 2's generator, and Kokoro's: a channel is brought to
 * mean 0 and deviation 1, scaled and shifted by the style ({@code a}), and what comes of it is {@code a + sin²(αa)/α}.
 */
final class NormSnakes {
    /** Of a tensor of batch, channel and time. */
    private static final int TIME = 2;

    private final GraphNodes graph;
    private final List<Found> found = new ArrayList<>();
    private final Set<Node> covered = new HashSet<>();

    /**
     * One such step.
     *
     * @param inputs what {@link NormSnakeKernel} reads, in that order
     * @param output what it makes
     */
    record Found(List<String> inputs, String output) {}

    NormSnakes(GraphNodes graph) {
        this.graph = graph;
        if (graph.nodes().stream().noneMatch(Node::holdsGraph)) {
            List<Node> parts = new ArrayList<>();
            for (Node node : graph.nodes()) {
                if (node.operator().equals("Sin")) {
                    step(node, parts).ifPresent(found::add);
                }
            }
            cover(parts);
        }
    }

    /** All there are. */
    List<Found> found() {
        return found;
    }

    /** The nodes that nobody needs when each of those steps is one node. */
    Set<Node> covered() {
        return covered;
    }

    /** Steps may share their first nodes, so which are needed no more shows only when all are found. */
    private void cover(List<Node> parts) {
        found.forEach(step -> covered.add(graph.maker(step.output()).orElseThrow()));
        boolean more = true;
        while (more) {
            more = false;
            for (Node part : parts) {
                boolean needed = graph.isOutput(part.output())
                        || graph.readers(part.output()).stream().anyMatch(reader -> !covered.contains(reader));
                more |= !needed && covered.add(part);
            }
        }
    }

    private Optional<Found> step(Node sine, List<Node> parts) {
        try {
            List<Node> walked = new ArrayList<>(List.of(sine));
            Node power = reader(sine, "Pow", walked);
            require(graph.constant(power.inputs().get(1)).orElse(0) == 2);
            Node less = reader(power, "Mul", walked);
            Node last = reader(less, "Add", walked);
            String styled = last.other(less.output());
            Node more = maker(sine.inputs().getFirst(), "Mul", walked);
            require(more.inputs().contains(styled));
            Node shifted = maker(styled, "Add", walked);
            Node scaled = makerOfOne(shifted, "Mul", walked);
            Node whole = makerOfOne(scaled, "Div", walked);
            Node centred = maker(whole.inputs().getFirst(), "Sub", walked);
            Node root = maker(whole.inputs().get(1), "Sqrt", walked);
            Node positive = maker(root.inputs().getFirst(), "Add", walked);
            Node variance = makerOfOne(positive, "ReduceMean", walked);
            Node squares = maker(variance.inputs().getFirst(), "Mul", walked);
            require(squares.inputs().equals(List.of(centred.output(), centred.output())));
            Node mean = maker(centred.inputs().get(1), "ReduceMean", walked);
            String input = centred.inputs().getFirst();
            require(mean.inputs().getFirst().equals(input));
            requireOverTime(mean);
            requireOverTime(variance);
            walked.remove(last); // it is what the new node stands for
            parts.addAll(walked);
            return Optional.of(new Found(
                    List.of(
                            input,
                            scaled.other(whole.output()),
                            shifted.other(scaled.output()),
                            positive.other(variance.output()),
                            more.other(styled),
                            less.other(power.output())),
                    last.output()));
        } catch (NoStep e) {
            return Optional.empty();
        }
    }

    private void requireOverTime(Node mean) throws NoStep {
        double axis =
                mean.inputs().size() == 2 ? graph.constant(mean.inputs().get(1)).orElse(0) : 0;
        require(axis == TIME || axis == -1);
    }

    /** The one node that reads what a node makes. */
    private Node reader(Node node, String operator, List<Node> walked) throws NoStep {
        List<Node> readers = graph.readers(node.output());
        require(readers.size() == 1 && readers.getFirst().operator().equals(operator));
        walked.add(readers.getFirst());
        return readers.getFirst();
    }

    /** The node that makes a value. */
    private Node maker(String value, String operator, List<Node> walked) throws NoStep {
        Node maker = graph.maker(value).orElseThrow(NoStep::new);
        require(maker.operator().equals(operator));
        walked.add(maker);
        return maker;
    }

    /** The node that makes one of the two values that a node reads, whichever. */
    private Node makerOfOne(Node node, String operator, List<Node> walked) throws NoStep {
        List<Node> makers = node.inputs().stream()
                .flatMap(value -> graph.maker(value).stream())
                .filter(maker -> maker.operator().equals(operator))
                .toList();
        require(makers.size() == 1);
        walked.add(makers.getFirst());
        return makers.getFirst();
    }

    private static void require(boolean fits) throws NoStep {
        if (!fits) {
            throw new NoStep();
        }
    }

    /** Where the nodes are others than those of a step. */
    private static final class NoStep extends Exception {
        private static final long serialVersionUID = 1;
    }
}

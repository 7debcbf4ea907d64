package dev.aloud.adapter.onnx;

/** The nodes of a step of Kokoro's generator, for a {@link ToyGraph} that is given three letters. */
final class ToySteps {
    private final ToyGraph toy;

    private ToySteps(ToyGraph toy) {
        this.toy = toy;
        toy.longs("of_three_axes", 1, 3, -1);
        toy.axis("time", 2);
        toy.bytes("epsilon", 1e-5f);
        toy.bytes("scale", 0.5f, -2f, 1.5f);
        toy.bytes("shift", 0.25f, 0f, -4f);
        toy.bytes("alpha", 1f, 3f, 0.1f);
        toy.bytes("per_alpha", 1f, 1 / 3f, 10f);
        toy.axis("along", 1);
        toy.node("CumSum", "held along", "rising"); // so that no row is of one number
        toy.node("Cos", "rising", "waving");
        toy.node("Reshape", "waving of_three_axes", "channels");
    }

    /** One step. */
    static byte[] one(float exponent) {
        return ToyGraph.bytes(toy -> {
            ToySteps steps = new ToySteps(toy);
            toy.bytes("two", exponent);
            steps.normalise("channels", "a_");
            steps.snake("a_", "a_");
            return "a_out";
        });
    }

    /** One of a shape that our kernel does not know, which shows only when it runs. */
    static byte[] ofFourAxes() {
        return ToyGraph.bytes(toy -> {
            ToySteps steps = new ToySteps(toy);
            toy.bytes("two", 2f);
            toy.longs("four_axes", 1, 3, -1, 1);
            toy.node("Reshape", "channels four_axes", "deep");
            steps.normalise("deep", "a_");
            toy.bytes("one_scale", 2f);
            steps.snake("a_", "a_", "one_scale");
            return "a_out";
        });
    }

    /** Two that share their first nodes, and a third behind them; somebody else reads what is in the middle of the third. */
    static byte[] three() {
        return ToyGraph.bytes(toy -> {
            ToySteps steps = new ToySteps(toy);
            toy.bytes("two", 2f);
            steps.normalise("channels", "a_");
            steps.snake("a_", "a_");
            steps.snake("a_", "b_");
            toy.node("Add", "a_out b_out", "sum");
            steps.normalise("sum", "c_");
            steps.snake("c_", "c_");
            toy.node("Add", "c_out c_whole", "all");
            return "all";
        });
    }

    private void normalise(String input, String prefix) {
        toy.node("ReduceMean", input + " time", prefix + "mean");
        toy.node("Sub", input + " " + prefix + "mean", prefix + "off");
        toy.node("Mul", prefix + "off " + prefix + "off", prefix + "squares");
        toy.node("ReduceMean", prefix + "squares time", prefix + "variance");
        toy.node("Add", prefix + "variance epsilon", prefix + "positive");
        toy.node("Sqrt", prefix + "positive", prefix + "deviation");
        toy.node("Div", prefix + "off " + prefix + "deviation", prefix + "whole");
    }

    private void snake(String from, String prefix) {
        snake(from, prefix, "scale");
    }

    private void snake(String from, String prefix, String scale) {
        toy.node("Mul", scale + " " + from + "whole", prefix + "scaled");
        toy.node("Add", prefix + "scaled shift", prefix + "styled");
        toy.node("Mul", "alpha " + prefix + "styled", prefix + "argument");
        toy.node("Sin", prefix + "argument", prefix + "sine");
        toy.node("Pow", prefix + "sine two", prefix + "power");
        toy.node("Mul", "per_alpha " + prefix + "power", prefix + "less");
        toy.node("Add", prefix + "styled " + prefix + "less", prefix + "out");
    }
}

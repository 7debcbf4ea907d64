package dev.aloud.adapter.onnx;

import dev.aloud.adapter.SynthesisException;
import java.util.List;

/** A graph that can be run, by several threads at once. */
interface Graph {
    /**
     * Runs it once, and returns when it is through.
     *
     * @throws SynthesisException when the engine fails or is closed
     * @throws InterruptedException when the thread is interrupted; the engine has stopped then
     */
    GraphOutput run(List<GraphInput> inputs) throws SynthesisException, InterruptedException;
}

package dev.aloud.adapter.onnx;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.ModelState;
import dev.aloud.adapter.SpeechSink;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.Utterance;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A model that ONNX Runtime runs: what its graph is given for a text, and what becomes of what it gives back. One class a
 * model; sessions, threads, memory, GPUs and stopping are {@link OnnxAdapter}'s. Thread-safe.
 */
interface OnnxModel {
    /** The id of its pack. */
    String pack();

    /** What a person reads. */
    String name();

    /** The graph's file in the pack. */
    String graphFile();

    /** The outputs that {@link Speaker} reads. */
    Set<String> outputs();

    /** What memory it takes. */
    MemoryNeed memory();

    /** What the catalogue shows. */
    Model listing(ModelState state, int maxConcurrent);

    /**
     * Refuses what cannot be spoken whatever is installed.
     *
     * @throws SynthesisException for an unknown model, revision or voice, or a text over the limit
     */
    void check(Utterance utterance) throws SynthesisException;

    /**
     * Reads what it needs beside the graph.
     *
     * @param pack the folder of the installed pack
     */
    Speaker open(Path pack) throws SynthesisException;

    /** What to speak before anybody listens, so that the first listener does not wait for memory and compilers. */
    List<Utterance> warmUp();

    /** A model whose files are read. Thread-safe. */
    interface Speaker {
        /**
         * Speaks one utterance, which was checked.
         *
         * @param graph runs the model's graph, as often as it takes
         */
        void speak(Utterance utterance, Graph graph, SpeechSink sink) throws SynthesisException, InterruptedException;
    }
}

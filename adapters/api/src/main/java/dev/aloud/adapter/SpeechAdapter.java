package dev.aloud.adapter;

import java.util.List;
import java.util.Optional;

/**
 * An engine that speaks. Found by {@link java.util.ServiceLoader}; the no-argument constructor must be cheap and must not
 * touch the engine. All methods may be called from any thread, {@code speak} from as many at once as the model's
 * {@link Model#maxConcurrent()} (more may wait).
 */
public interface SpeechAdapter extends AutoCloseable {
    /** What it can speak with, at once and without waiting for anything to load. */
    List<Model> models();

    /**
     * Loads and warms up the engine; returns when its models are {@link ModelState#READY}. Calling it again does nothing.
     * {@link #speak} loads the engine when nobody has, but waits for no warm-up: one sentence may be all that is wanted.
     */
    default void start() throws SynthesisException, InterruptedException {}

    /**
     * Why its models are {@link ModelState#LOADING} still although it was started, and what to do about it; empty as long as
     * nothing has gone wrong, and again when they are ready.
     */
    default Optional<String> failure() {
        return Optional.empty();
    }

    /** One line about what runs, for health and logs, such as {@code flite on GraalWasm, compiled}. */
    default String describe() {
        return getClass().getSimpleName();
    }

    /**
     * Speaks one utterance and returns when all of it has gone to the sink. Equal utterances give equal samples. Text without
     * anything the engine can pronounce gives a short silence, not an error.
     *
     * @throws SynthesisException when it cannot be spoken
     * @throws InterruptedException when the thread is interrupted: the engine is really stopped, soon
     */
    void speak(Utterance utterance, SpeechSink sink) throws SynthesisException, InterruptedException;

    /** Stops everything under way and frees the engine. */
    @Override
    void close();
}

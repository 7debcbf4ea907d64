package dev.aloud.adapter;

import dev.aloud.text.WordMark;

/** Where an adapter puts what it speaks. Called from the thread that called {@code speak}, never after it returned. */
public interface SpeechSink {
    /**
     * Takes the next samples.
     *
     * @param samples mono, in [-1, 1], at the model's sample rate; the sink does not keep the array
     */
    void audio(float[] samples);

    /** Takes the next word mark. Marks come in order of their start and lie inside the utterance's text. */
    void word(WordMark mark);
}

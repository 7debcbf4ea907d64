package dev.aloud.browser;

import dev.aloud.text.Voicing;

/**
 * What makes speech in this worker: flite, or a neural network. It speaks one utterance at a time; {@link UtteranceQueue}
 * sees to that. No answer comes from within a call.
 */
interface SpeechEngine {
    /** Samples a second of all that it speaks. */
    int sampleRateHz();

    /** Fetches and prepares all that it needs to speak so; where that failed before, tries again. */
    void load(Voicing voicing, Loading loading);

    /** Speaks a text; only once it is loaded, and only one at a time. */
    void speak(String text, Voicing voicing, Outcome outcome);

    /** What is said to nobody once it is loaded, so that the first listener does not wait for what runs slowly once. */
    String warmUp();

    /** What became of {@link #load}. */
    interface Loading {
        /** It can speak. */
        void loaded();

        /**
         * It cannot.
         *
         * @param message why, for people
         * @param again whether trying again by itself may help; otherwise somebody has to do something
         */
        void notLoaded(String message, boolean again);
    }

    /** What became of {@link #speak}. */
    interface Outcome {
        /** It is spoken. */
        void spoken(Speech speech);

        /** This text could not be spoken; others may be. */
        void failed(String code, String message, boolean retryable);

        /** The engine is gone, with the text unspoken: nothing can be spoken before it is loaded again. */
        void lost(String message);
    }
}

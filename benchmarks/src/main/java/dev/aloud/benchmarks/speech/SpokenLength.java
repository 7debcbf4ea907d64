package dev.aloud.benchmarks.speech;

import dev.aloud.adapter.SpeechAdapter;
import dev.aloud.adapter.SpeechSink;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.Utterance;
import dev.aloud.text.WordMark;

/**
 * What speaking an utterance took.
 *
 * @param nanos until all of it was spoken
 * @param firstNanos until the first samples came
 * @param samples its length
 */
record SpokenLength(long nanos, long firstNanos, long samples) {
    static SpokenLength of(SpeechAdapter adapter, Utterance utterance) throws SynthesisException, InterruptedException {
        Counter counter = new Counter();
        adapter.speak(utterance, counter);
        return new SpokenLength(System.nanoTime() - counter.begun, counter.first - counter.begun, counter.samples);
    }

    private static final class Counter implements SpeechSink {
        private final long begun = System.nanoTime();
        private long first;
        private long samples;

        @Override
        public void audio(float[] piece) {
            if (samples == 0) {
                first = System.nanoTime();
            }
            samples += piece.length;
        }

        @Override
        public void word(WordMark mark) {
            // of no interest here
        }
    }
}

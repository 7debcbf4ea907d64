package dev.aloud.adapter.testkit;

import dev.aloud.adapter.SpeechAdapter;
import dev.aloud.adapter.SpeechSink;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.Utterance;
import dev.aloud.text.WordMark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an adapter spoke: a sink that keeps everything, and that refuses calls from another thread than the speaking one or
 * after {@code speak} returned.
 */
public final class Recording {
    private final Thread speaker = Thread.currentThread();
    private final List<WordMark> words = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private float[] samples = new float[0];
    private boolean over;

    private Recording() {}

    /** Lets the adapter speak an utterance and keeps what it says. */
    public static Recording of(SpeechAdapter adapter, Utterance utterance)
            throws SynthesisException, InterruptedException {
        Recording recording = new Recording();
        try {
            adapter.speak(utterance, recording.sink());
        } finally {
            recording.end();
        }
        return recording;
    }

    /** All samples. */
    public synchronized float[] samples() {
        return samples.clone();
    }

    /** All word marks, in the order in which they came. */
    public synchronized List<WordMark> words() {
        return List.copyOf(words);
    }

    /** How often the sink was called by the wrong thread, or after {@code speak} had returned. */
    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    private SpeechSink sink() {
        return new SpeechSink() {
            @Override
            public void audio(float[] piece) {
                append(piece);
            }

            @Override
            public void word(WordMark mark) {
                append(mark);
            }
        };
    }

    private synchronized void append(float[] piece) {
        checkCaller();
        int at = samples.length;
        samples = Arrays.copyOf(samples, at + piece.length);
        System.arraycopy(piece, 0, samples, at, piece.length);
    }

    private synchronized void append(WordMark mark) {
        checkCaller();
        words.add(mark);
    }

    private synchronized void end() {
        over = true;
    }

    private void checkCaller() {
        if (over) {
            violations.add("the sink was called after speak had returned");
        } else if (!Thread.currentThread().equals(speaker)) {
            violations.add("the sink was called by " + Thread.currentThread() + ", not by the speaking thread");
        }
    }
}

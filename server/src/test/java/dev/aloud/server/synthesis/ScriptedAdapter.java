package dev.aloud.server.synthesis;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.ModelState;
import dev.aloud.adapter.SpeechAdapter;
import dev.aloud.adapter.SpeechSink;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.Utterance;
import dev.aloud.adapter.Voice;
import dev.aloud.text.WordMark;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An engine that does what a test tells it: counts, waits at a gate, fails. It says "1" for every character: ten
 * milliseconds of a level that depends on the text, so that equal text gives equal samples.
 */
public final class ScriptedAdapter implements SpeechAdapter {
    /** Sixteen samples a millisecond. */
    public static final int RATE = 16_000;

    private static final int SAMPLES_PER_CHARACTER = RATE / 100;

    private final String model;
    private final int maxConcurrent;
    private final Map<String, AtomicInteger> spoken = new ConcurrentHashMap<>();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final Semaphore gate = new Semaphore(0);
    private volatile boolean gated;
    private volatile SynthesisException failure;

    public ScriptedAdapter(String model, int maxConcurrent) {
        this.model = model;
        this.maxConcurrent = maxConcurrent;
    }

    /** From now on every utterance waits for {@link #pass}. */
    public void gate() {
        gated = true;
    }

    /** Lets this many utterances through. */
    public void pass(int utterances) {
        gate.release(utterances);
    }

    /** From now on every utterance fails so; null to speak again. */
    public void fail(SynthesisException with) {
        failure = with;
    }

    /** How often the text was begun. */
    public int spoken(String text) {
        return spoken.getOrDefault(text, new AtomicInteger()).get();
    }

    /** How many utterances were begun. */
    public int spoken() {
        return spoken.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** How many are being spoken now. */
    public int now() {
        return now.get();
    }

    /** How many were spoken at once, at most. */
    public int most() {
        return most.get();
    }

    @Override
    public List<Model> models() {
        return List.of(new Model(
                model,
                "1",
                "Scripted",
                List.of("en-US"),
                RATE,
                "one",
                List.of(new Voice("one", "One", "en-US", "neutral"), new Voice("two", "Two", "en-US", "neutral")),
                List.of("server"),
                ModelState.READY,
                maxConcurrent,
                0));
    }

    @Override
    public void speak(Utterance utterance, SpeechSink sink) throws SynthesisException, InterruptedException {
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        try {
            spoken.computeIfAbsent(utterance.text(), text -> new AtomicInteger())
                    .incrementAndGet();
            if (gated) {
                gate.acquire();
            }
            if (failure != null) {
                throw failure;
            }
            say(utterance.text(), sink);
        } finally {
            now.decrementAndGet();
        }
    }

    private static void say(String text, SpeechSink sink) {
        for (int i = 0; i < text.length(); i++) {
            var samples = new float[SAMPLES_PER_CHARACTER];
            java.util.Arrays.fill(samples, (text.charAt(i) % 100) / 128f);
            sink.audio(samples);
        }
        if (!text.isEmpty()) {
            sink.word(new WordMark(0, text.length(), 0, 10 * text.length()));
        }
    }

    @Override
    public void close() {
        gate.release(1_000_000);
    }
}

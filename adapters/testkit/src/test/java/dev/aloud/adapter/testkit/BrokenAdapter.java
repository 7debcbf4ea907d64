package dev.aloud.adapter.testkit;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.SpeechAdapter;
import dev.aloud.adapter.SpeechSink;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.SynthesisException.Code;
import dev.aloud.adapter.Utterance;
import dev.aloud.text.Voicing;
import dev.aloud.text.WordMark;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A tone adapter with one thing wrong. */
final class BrokenAdapter implements SpeechAdapter {
    /** What may be wrong. */
    enum Fault {
        SAMPLE_OUT_OF_RANGE,
        SAMPLE_NOT_A_NUMBER,
        NO_SAMPLES_FOR_SILENCE,
        MARK_OUTSIDE_THE_TEXT,
        MARK_WITH_THE_PUNCTUATION,
        MARK_OUTSIDE_THE_AUDIO,
        MARKS_OUT_OF_ORDER,
        MARKS_FOR_SILENCE,
        DIFFERENT_EACH_TIME,
        ANOTHER_VOICE_FOR_AN_UNKNOWN_ONE,
        ANOTHER_REVISION_FOR_AN_UNKNOWN_ONE,
        WRONG_CODE_FOR_A_HUGE_TEXT,
        INTERRUPT_IGNORED,
        INTERRUPT_LEFT_PENDING,
        SPEAKS_WHEN_CLOSED,
        SINK_CALLED_BY_ANOTHER_THREAD,
        SPEED_IGNORED,
        NOT_THREAD_SAFE,
        HANGS_WHEN_CLOSED,
        HOSTILE_TEXT_FAILS,
        NO_MODELS
    }

    private final Fault fault;
    private final ToneAdapter tone = new ToneAdapter();
    private final ToneAdapter neverClosed = new ToneAdapter();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger speaking = new AtomicInteger();

    BrokenAdapter(Fault fault) {
        this.fault = fault;
    }

    @Override
    public List<Model> models() {
        return fault == Fault.NO_MODELS ? List.of() : tone.models();
    }

    @Override
    public void speak(Utterance utterance, SpeechSink sink) throws SynthesisException, InterruptedException {
        int call = calls.incrementAndGet();
        Voicing asked = utterance.voicing();
        Utterance changed = utterance;
        SpeechAdapter engine = tone;
        SpeechSink filtered = sink;
        switch (fault) {
            case SAMPLE_OUT_OF_RANGE -> filtered = filter(sink, 4f, 0, 0, 0);
            case SAMPLE_NOT_A_NUMBER -> filtered = filter(sink, Float.NaN, 0, 0, 0);
            case MARK_OUTSIDE_THE_TEXT ->
                filtered = filter(sink, 1, 0, utterance.text().length(), 0);
            case MARK_WITH_THE_PUNCTUATION -> filtered = filter(sink, 1, 0, 1, 0);
            case MARK_OUTSIDE_THE_AUDIO -> filtered = filter(sink, 1, 0, 0, 60_000);
            case MARKS_OUT_OF_ORDER -> filtered = backwards(sink);
            case DIFFERENT_EACH_TIME -> filtered = filter(sink, call % 2 == 0 ? 1 : 0.99f, 0, 0, 0);
            case NO_SAMPLES_FOR_SILENCE -> {
                if (utterance.text().isBlank()) {
                    return;
                }
            }
            case MARKS_FOR_SILENCE -> {
                if (utterance.text().equals(".")) {
                    sink.word(new WordMark(0, 1, 0, 100));
                }
            }
            case ANOTHER_VOICE_FOR_AN_UNKNOWN_ONE ->
                changed = with(utterance, new Voicing(asked.model(), asked.revision(), "low", asked.speed()));
            case ANOTHER_REVISION_FOR_AN_UNKNOWN_ONE ->
                changed = with(utterance, new Voicing(asked.model(), "1", asked.voice(), asked.speed()));
            case SPEED_IGNORED ->
                changed = with(
                        utterance,
                        new Voicing(asked.model(), asked.revision(), asked.voice(), dev.aloud.text.Speed.NORMAL));
            case WRONG_CODE_FOR_A_HUGE_TEXT -> {
                if (utterance.text().length() > 5_000) {
                    throw new SynthesisException(Code.ENGINE_FAILED, "out of memory");
                }
            }
            case HOSTILE_TEXT_FAILS -> {
                if (utterance.text().startsWith("-")) {
                    throw new SynthesisException(Code.ENGINE_FAILED, "unknown flag");
                }
            }
            case INTERRUPT_IGNORED -> Thread.interrupted();
            case INTERRUPT_LEFT_PENDING -> {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedException();
                }
            }
            case SPEAKS_WHEN_CLOSED -> engine = neverClosed;
            case HANGS_WHEN_CLOSED -> {
                if (utterance.text().length() > 500 && utterance.text().length() < 1_000) {
                    new CountDownLatch(1).await();
                }
            }
            case SINK_CALLED_BY_ANOTHER_THREAD -> {
                Thread other = Thread.ofPlatform().start(() -> sink.audio(new float[10]));
                other.join();
            }
            case NOT_THREAD_SAFE -> {
                speaking.incrementAndGet();
                filtered = filter(sink, 1f / othersThatCome(utterance), 0, 0, 0);
            }
            case NO_MODELS -> {}
        }
        try {
            engine.speak(changed, filtered);
        } finally {
            speaking.decrementAndGet();
        }
    }

    @Override
    public void close() {
        tone.close();
    }

    /** Gives callers that come together time to meet; how many are here then. */
    private int othersThatCome(Utterance utterance) throws InterruptedException {
        if (utterance.text().startsWith("Caller")) {
            new CountDownLatch(1).await(200, TimeUnit.MILLISECONDS);
        }
        return Math.max(1, speaking.get());
    }

    private static Utterance with(Utterance utterance, Voicing voicing) {
        return new Utterance(utterance.text(), voicing);
    }

    private static SpeechSink filter(SpeechSink sink, float gain, int startShift, int endShift, int msShift) {
        return new SpeechSink() {
            @Override
            public void audio(float[] samples) {
                float[] changed = samples.clone();
                for (int i = 0; i < changed.length; i++) {
                    changed[i] *= gain;
                }
                sink.audio(changed);
            }

            @Override
            public void word(WordMark mark) {
                sink.word(new WordMark(
                        mark.start() + startShift,
                        mark.end() + endShift,
                        mark.fromMs() + msShift,
                        mark.toMs() + msShift));
            }
        };
    }

    private static SpeechSink backwards(SpeechSink sink) {
        return new SpeechSink() {
            private WordMark held;

            @Override
            public void audio(float[] samples) {
                sink.audio(samples);
            }

            @Override
            public void word(WordMark mark) {
                if (held == null) {
                    held = mark;
                } else {
                    sink.word(mark);
                    sink.word(held);
                    held = null;
                }
            }
        };
    }
}

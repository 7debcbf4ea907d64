package dev.aloud.adapter.testkit;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.ModelState;
import dev.aloud.adapter.SpeechAdapter;
import dev.aloud.adapter.SpeechSink;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.SynthesisException.Code;
import dev.aloud.adapter.Utterance;
import dev.aloud.adapter.Voice;
import dev.aloud.text.Voicing;
import dev.aloud.text.WordMark;
import java.util.List;
import java.util.regex.Pattern;

/** Hums a tone for every word, as long as the word. */
public final class ToneAdapter implements SpeechAdapter {
    private static final int RATE = 16_000;
    private static final int MS_PER_LETTER = 60;
    private static final int MAX_UNITS = 2_000;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final List<Voice> VOICES =
            List.of(new Voice("low", "Low", "en", "neutral"), new Voice("high", "High", "en", "neutral"));
    private static final Model MODEL = new Model(
            "tone", "1", "Tone", List.of("en"), RATE, "low", VOICES, List.of("server"), ModelState.READY, 2, 0);

    private volatile boolean closed;

    @Override
    public List<Model> models() {
        return List.of(MODEL);
    }

    @Override
    public void speak(Utterance utterance, SpeechSink sink) throws SynthesisException, InterruptedException {
        int hertz = hertz(utterance);
        sink.audio(new float[RATE / 4]);
        int samples = RATE / 4;
        var words = WORD.matcher(utterance.text());
        while (words.find()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (closed) {
                throw new SynthesisException(Code.CLOSED, "the tone adapter has been closed");
            }
            int letters = words.end() - words.start();
            int speed = utterance.voicing().speed().thousandths();
            float[] tone = tone(hertz, letters * MS_PER_LETTER * (RATE / 1000) * 1000 / speed);
            sink.audio(tone);
            sink.word(new WordMark(words.start(), words.end(), ms(samples), ms(samples + tone.length)));
            samples += tone.length;
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    private int hertz(Utterance utterance) throws SynthesisException, InterruptedException {
        Voicing voicing = utterance.voicing();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (closed) {
            throw new SynthesisException(Code.CLOSED, "the tone adapter has been closed");
        }
        if (!voicing.model().equals(MODEL.id())
                || !voicing.revision().equals(MODEL.revision())
                || VOICES.stream().noneMatch(voice -> voice.id().equals(voicing.voice()))) {
            throw new SynthesisException(Code.UNKNOWN_VOICE, "the tone adapter has the voices low and high");
        }
        if (utterance.text().length() > MAX_UNITS) {
            throw new SynthesisException(Code.TEXT_TOO_LONG, "at most " + MAX_UNITS + " units");
        }
        return voicing.voice().equals("low") ? 220 : 440;
    }

    private static float[] tone(int hertz, int length) {
        float[] tone = new float[length];
        for (int i = 0; i < length; i++) {
            tone[i] = (float) (0.3 * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        return tone;
    }

    private static int ms(int samples) {
        return (int) (samples * 1000L / RATE);
    }
}

package dev.aloud.server.cluster;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.ModelState;
import dev.aloud.adapter.SpeechAdapter;
import dev.aloud.adapter.SpeechSink;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.Utterance;
import dev.aloud.adapter.Voice;
import dev.aloud.server.media.PcmBuffer;
import dev.aloud.text.WordMark;
import java.util.List;

/**
 * An engine that is ready at once and takes as long as its process is told, so that a test can stop the process in the middle of a
 * block. It hums what depends on the text alone, and writes on standard error what it begins and ends.
 */
public final class ToneAdapter implements SpeechAdapter {
    /** Its only model. */
    public static final String MODEL = "tone";

    /** Thousandths of a credit for a second: not round, so that sums show how they were rounded. */
    static final int PRICE = 777;

    static final int RATE = 8_000;

    /** A block with this word in it ends the whole process, as an engine does that breaks. */
    static final String DEADLY = "deadly";

    /** Environment variables that the harness sets. */
    static final String DELAY = "TONE_DELAY_MS";

    static final String AT_ONCE = "TONE_AT_ONCE";

    private static final int SAMPLES_A_CHARACTER = 40;
    private static final int MS_A_CHARACTER = 1000 * SAMPLES_A_CHARACTER / RATE;

    private final long delayMs = Long.parseLong(System.getenv().getOrDefault(DELAY, "0"));
    private final int atOnce = Integer.parseInt(System.getenv().getOrDefault(AT_ONCE, "1"));

    @Override
    public List<Model> models() {
        return List.of(new Model(
                MODEL,
                "1",
                "Tone",
                List.of("en-US"),
                RATE,
                "hum",
                List.of(new Voice("hum", "Hum", "en-US", "neutral")),
                List.of("server"),
                ModelState.READY,
                atOnce,
                PRICE));
    }

    @Override
    public void speak(Utterance utterance, SpeechSink sink) throws SynthesisException, InterruptedException {
        var text = utterance.text();
        System.err.println(began(text));
        if (text.contains(DEADLY)) {
            Runtime.getRuntime().halt(137);
        }
        // As long as an engine would compute.
        Thread.sleep(delayMs);
        sink.audio(samples(text));
        sink.word(new WordMark(0, text.length(), 0, MS_A_CHARACTER * text.length()));
        System.err.println("tone ends: " + text);
    }

    /** What it writes when it begins. */
    static String began(String text) {
        return "tone begins: " + text;
    }

    private static float[] samples(String text) {
        var samples = new float[SAMPLES_A_CHARACTER * text.length()];
        int state = text.hashCode();
        for (int i = 0; i < samples.length; i++) {
            state = 1_664_525 * state + 1_013_904_223;
            samples[i] = (state >> 16) / 32_768f;
        }
        return samples;
    }

    /** The audio of a text, as a listener has to get it. */
    static byte[] pcm(String text) {
        var pcm = new PcmBuffer(SAMPLES_A_CHARACTER * text.length());
        pcm.add(samples(text));
        return pcm.toBytes();
    }

    /** What a text costs, in thousandths of a credit. */
    static long cost(String text) {
        return Math.round(PRICE * (double) (MS_A_CHARACTER * text.length()) / 1000);
    }

    @Override
    public void close() {
        // There is nothing to free.
    }
}

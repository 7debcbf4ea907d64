package dev.aloud.adapter.onnx;

import dev.aloud.adapter.SpeechSink;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.SynthesisException.Code;
import dev.aloud.adapter.Utterance;
import dev.aloud.kokoro.KokoroModel;
import dev.aloud.kokoro.KokoroPiece;
import dev.aloud.kokoro.KokoroRun;
import dev.aloud.kokoro.KokoroSound;
import dev.aloud.kokoro.KokoroUtterance;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import dev.aloud.text.pronunciation.Lexicon;
import java.util.ArrayList;
import java.util.List;

/**
 * Speaks with Kokoro's graph. What is said, where it is divided, cut and marked is {@code dev.aloud.kokoro}'s, the same
 * as in the browser; here runs are run and samples are copied.
 */
final class KokoroSpeaker implements OnnxModel.Speaker {
    private static final float FULL_SCALE = 32_767;

    private final Lexicon lexicon;
    private final KokoroVoices voices;
    private final String verify;

    /**
     * @param verify the command that checks the model's files
     */
    KokoroSpeaker(Lexicon lexicon, KokoroVoices voices, String verify) {
        this.lexicon = lexicon;
        this.voices = voices;
        this.verify = verify;
    }

    @Override
    public void speak(Utterance utterance, Graph graph, SpeechSink sink)
            throws SynthesisException, InterruptedException {
        Voicing voicing = utterance.voicing();
        KokoroUtterance spoken = KokoroUtterance.of(utterance.text(), voicing.voice(), voicing.speed(), lexicon);
        if (spoken.silent()) {
            sink.audio(new float[spoken.silence().samples()]);
            return;
        }
        if (spoken.tokens() > KokoroModel.MAX_TEXT_TOKENS) {
            throw new SynthesisException(
                    Code.TEXT_TOO_LONG,
                    "the text takes " + spoken.tokens() + " sounds to say; Kokoro takes at most "
                            + KokoroModel.MAX_TEXT_TOKENS);
        }
        List<KokoroSound> sounds = new ArrayList<>();
        for (KokoroRun run : spoken.runs()) {
            GraphOutput output = graph.run(inputs(run, voicing));
            float[] waveform = output.floats(KokoroModel.OUTPUT_WAVEFORM);
            KokoroSound sound = sound(output.longs(KokoroModel.OUTPUT_DURATIONS), waveform);
            sink.audio(heard(waveform, spoken.piece(sounds.size(), sound)));
            sounds.add(sound);
        }
        spoken.finish(sounds).words().forEach(sink::word);
    }

    private List<GraphInput> inputs(KokoroRun run, Voicing voicing) throws SynthesisException {
        long[] ids = new long[run.ids().length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = run.ids()[i];
        }
        float[] style = voices.row(voicing.voice(), run.styleRow());
        return List.of(
                new GraphInput.Longs(KokoroModel.INPUT_IDS, ids, 1, ids.length),
                new GraphInput.Floats(KokoroModel.INPUT_STYLE, style, 1, style.length),
                new GraphInput.Floats(KokoroModel.INPUT_SPEED, new float[] {speed(voicing.speed())}, 1));
    }

    private static float speed(Speed speed) {
        return speed.thousandths() / 1000f;
    }

    /** What is told of the result, once it is sure that this is speech and the durations are those of it. */
    private KokoroSound sound(long[] durations, float[] waveform) throws SynthesisException {
        int[] units = new int[durations.length];
        long total = 0;
        for (int i = 0; i < units.length; i++) {
            units[i] = (int) durations[i];
            total += units[i];
        }
        if (total == 0 || total * KokoroModel.UNIT_SAMPLES != waveform.length) {
            throw new SynthesisException(
                    Code.ENGINE_FAILED,
                    "Kokoro's graph gave " + waveform.length + " samples for " + total + " units of time; '" + verify
                            + "' tells whether its file is the right one");
        }
        int[] peaks = new int[(int) total];
        for (int i = 0; i < waveform.length; i++) {
            if (!Float.isFinite(waveform[i])) {
                throw new SynthesisException(Code.ENGINE_FAILED, "Kokoro's graph gave samples that are no numbers");
            }
            waveform[i] = Math.clamp(waveform[i], -1f, 1f);
            int unit = i / KokoroModel.UNIT_SAMPLES;
            peaks[unit] = Math.max(peaks[unit], (int) (Math.abs(waveform[i]) * FULL_SCALE));
        }
        return new KokoroSound(units, peaks);
    }

    private static float[] heard(float[] waveform, KokoroPiece piece) {
        float[] samples = new float[piece.samples()];
        System.arraycopy(waveform, piece.from(), samples, 0, piece.to() - piece.from());
        return samples;
    }
}

package dev.aloud.browser;

import dev.aloud.browser.device.Kokoro;
import dev.aloud.kokoro.KokoroPiece;
import dev.aloud.kokoro.KokoroRun;
import dev.aloud.kokoro.KokoroSound;
import dev.aloud.kokoro.KokoroSpeech;
import dev.aloud.kokoro.KokoroUtterance;
import dev.aloud.text.Voicing;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.typedarrays.Int32Array;

/** One utterance while Kokoro speaks it: its runs one after the other, then what is heard of them put together. */
final class KokoroReading {
    private static final int BYTES_A_SAMPLE = 2;

    private final Kokoro kokoro;
    private final KokoroUtterance utterance;
    private final Voicing voicing;
    private final SpeechEngine.Outcome outcome;
    private final List<KokoroRun> runs;
    private final List<KokoroSound> sounds = new ArrayList<>();
    private final List<byte[]> waveforms = new ArrayList<>();

    KokoroReading(Kokoro kokoro, KokoroUtterance utterance, Voicing voicing, SpeechEngine.Outcome outcome) {
        this.kokoro = kokoro;
        this.utterance = utterance;
        this.voicing = voicing;
        this.outcome = outcome;
        this.runs = utterance.runs();
    }

    void begin() {
        if (utterance.silent()) {
            finish(utterance.silence());
        } else {
            next();
        }
    }

    private void next() {
        if (sounds.size() == runs.size()) {
            finish(utterance.finish(sounds));
            return;
        }
        KokoroRun run = runs.get(sounds.size());
        kokoro.run(
                Int32Array.fromJavaArray(run.ids()),
                voicing.voice(),
                run.styleRow(),
                voicing.speed().thousandths(),
                (pcm, durations, peaks) -> {
                    waveforms.add(pcm.toJavaArray());
                    sounds.add(new KokoroSound(durations.toJavaArray(), peaks.toJavaArray()));
                    next();
                },
                (code, message) -> outcome.lost(message));
    }

    private void finish(KokoroSpeech speech) {
        byte[] pcm = new byte[BYTES_A_SAMPLE * speech.samples()];
        int at = 0;
        for (int i = 0; i < speech.pieces().size(); i++) {
            KokoroPiece piece = speech.pieces().get(i);
            int length = BYTES_A_SAMPLE * (piece.to() - piece.from());
            if (length > 0) {
                System.arraycopy(waveforms.get(i), BYTES_A_SAMPLE * piece.from(), pcm, at, length);
            }
            at += BYTES_A_SAMPLE * piece.samples();
        }
        outcome.spoken(new Speech(pcm, speech.words()));
    }
}

package dev.aloud.browser;

import dev.aloud.browser.device.Kokoro;
import dev.aloud.kokoro.KokoroModel;
import dev.aloud.kokoro.KokoroUtterance;
import dev.aloud.kokoro.KokoroWeights;
import dev.aloud.text.Voicing;
import dev.aloud.text.pronunciation.Lexicon;
import dev.aloud.text.pronunciation.LexiconException;

/** Kokoro, of which every utterance is a few runs of its graph. Where it stops working it does not try again by itself. */
final class KokoroEngine implements SpeechEngine {
    private final Kokoro kokoro;
    private Lexicon lexicon;

    KokoroEngine(Kokoro kokoro) {
        this.kokoro = kokoro;
    }

    /** How {@link Kokoro} calls these weights. */
    static String precision(KokoroWeights weights) {
        return switch (weights) {
            case FP32 -> "fp32";
            case FP16 -> "fp16";
        };
    }

    @Override
    public int sampleRateHz() {
        return KokoroModel.SAMPLE_RATE_HZ;
    }

    /** Nothing: it has spoken its self-test. */
    @Override
    public String warmUp() {
        return "";
    }

    @Override
    public void load(Voicing voicing, Loading loading) {
        kokoro.load(
                precision(weights(voicing)),
                file -> {
                    try {
                        lexicon = lexicon == null ? Lexicon.read(file.toJavaArray()) : lexicon;
                    } catch (LexiconException e) {
                        loading.notLoaded("Kokoro’s pronunciations cannot be read: load the page again.", false);
                        return;
                    }
                    loading.loaded();
                },
                (code, message) -> loading.notLoaded(message, false));
    }

    @Override
    public void speak(String text, Voicing voicing, Outcome outcome) {
        var utterance = KokoroUtterance.of(text, voicing.voice(), voicing.speed(), lexicon);
        if (utterance.tokens() > KokoroModel.MAX_TEXT_TOKENS) {
            outcome.failed("engine_failed", "this passage is too long when it is said", false);
        } else {
            new KokoroReading(kokoro, utterance, voicing, outcome).begin();
        }
    }

    /** The weights that a revision names; those of the server where it names none that are known here. */
    private static KokoroWeights weights(Voicing voicing) {
        return KokoroWeights.FP16.revision().equals(voicing.revision()) ? KokoroWeights.FP16 : KokoroWeights.FP32;
    }
}

package dev.aloud.browser;

import dev.aloud.browser.device.Flite;
import dev.aloud.flite.FliteException;
import dev.aloud.flite.FliteModel;
import dev.aloud.flite.FliteRun;
import dev.aloud.flite.FliteSpeech;
import dev.aloud.flite.FliteUtterance;
import dev.aloud.text.Voicing;

/** flite, of which every utterance is two runs of its program. */
final class FliteEngine implements SpeechEngine {
    /** A block takes a tenth of a second; whatever takes this long will not end. */
    private static final int RUN_LIMIT_MS = 30_000;

    private final Flite flite;

    FliteEngine(Flite flite) {
        this.flite = flite;
    }

    @Override
    public int sampleRateHz() {
        return FliteModel.SAMPLE_RATE_HZ;
    }

    /** Browsers compile the program's functions when they first run, which takes as long as a block. */
    @Override
    public String warmUp() {
        return "Hello.";
    }

    @Override
    public void load(Voicing voicing, Loading loading) {
        flite.load(loading::loaded, (code, message) -> loading.notLoaded(message, true));
    }

    @Override
    public void speak(String text, Voicing voicing, Outcome outcome) {
        var utterance = FliteUtterance.of(text, voicing.voice(), voicing.speed());
        if (utterance.silent()) {
            outcome.spoken(speech(utterance.silence()));
            return;
        }
        run(utterance.speech(), outcome, (speechOutput, wav) -> {
            byte[] file = wav.toJavaArray();
            run(
                    utterance.words(),
                    outcome,
                    (wordsOutput, nothing) -> finish(utterance, file, speechOutput, wordsOutput, outcome));
        });
    }

    private static void finish(
            FliteUtterance utterance, byte[] wav, String speechOutput, String wordsOutput, Outcome outcome) {
        FliteSpeech spoken;
        try {
            spoken = utterance.finish(wav, speechOutput, wordsOutput);
        } catch (FliteException e) {
            outcome.failed("engine_failed", e.getMessage(), false);
            return;
        }
        outcome.spoken(speech(spoken));
    }

    private void run(FliteRun run, Outcome outcome, Flite.Output done) {
        flite.run(
                run.arguments().toArray(new String[0]),
                run.inputFile(),
                run.input(),
                run.outputFile(),
                RUN_LIMIT_MS,
                done,
                (code, message) -> outcome.failed(code, message, true));
    }

    private static Speech speech(FliteSpeech spoken) {
        return new Speech(spoken.pcm(), spoken.words());
    }
}

package dev.aloud.adapter.wasm;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.flite.FliteModel;
import dev.aloud.flite.FliteUtterance;
import dev.aloud.flite.FliteVoice;
import dev.aloud.text.Speed;
import java.util.List;

/** Speaks to nobody until flite's hot code is compiled: interpreted it takes longer than its own speech. */
final class FliteWarmUp {
    private static final List<String> TEXTS = List.of(
            "It was a bright cold day in April, and the clocks struck ten.",
            "Dr. Jones paid $25 on March 3, 1998; that was 10% more than \"enough\".",
            "Who knows?");
    private static final int ROUNDS = 4;

    private FliteWarmUp() {}

    static void run(FliteWorkers workers) throws SynthesisException, InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            for (String text : TEXTS) {
                speak(workers, text, FliteModel.DEFAULT_VOICE);
            }
        }
        for (FliteVoice voice : FliteModel.VOICES) {
            speak(workers, TEXTS.getFirst(), voice.id());
        }
    }

    private static void speak(FliteWorkers workers, String text, String voice)
            throws SynthesisException, InterruptedException {
        workers.speak(FliteUtterance.of(text, voice, Speed.NORMAL), FliteWorkers.TimeLimit.COLD);
    }
}

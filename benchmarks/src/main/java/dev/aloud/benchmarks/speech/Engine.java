package dev.aloud.benchmarks.speech;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.SpeechAdapter;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.Utterance;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Kokoro's adapter, started. */
record Engine(SpeechAdapter adapter) {
    private static final String MODEL = "kokoro-82m";

    /** Finds the adapter as the server does and starts it, with so many threads for each run. */
    static Engine open(int threads) throws SynthesisException, InterruptedException {
        System.setProperty("aloud.onnx.threads", Integer.toString(threads));
        SpeechAdapter adapter = ServiceLoader.load(SpeechAdapter.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.models().getFirst().id().equals(MODEL))
                .findFirst()
                .orElseThrow();
        adapter.start();
        return new Engine(adapter);
    }

    Model model() {
        return adapter.models().getFirst();
    }

    /** Speaks a setting's text, as many at once as it says, and returns when all have ended. */
    List<SpokenLength> speak(Setting setting) throws InterruptedException, ExecutionException {
        Voicing voicing = new Voicing(model().id(), model().revision(), model().defaultVoice(), Speed.NORMAL);
        Utterance utterance = new Utterance(setting.text(), voicing);
        List<SpokenLength> spoken = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(setting.callers())) {
            List<Future<SpokenLength>> futures = new ArrayList<>();
            for (int i = 0; i < setting.callers(); i++) {
                futures.add(pool.submit(() -> SpokenLength.of(adapter, utterance)));
            }
            for (Future<SpokenLength> future : futures) {
                spoken.add(future.get());
            }
        }
        return spoken;
    }
}

package dev.aloud.browser;

import dev.aloud.browser.device.Device;
import dev.aloud.browser.device.Kokoro;
import dev.aloud.browser.device.Page;
import dev.aloud.kokoro.KokoroModel;
import dev.aloud.kokoro.KokoroVoice;
import dev.aloud.kokoro.KokoroWeights;

/** Kokoro as this worker has it: a few hundred megabytes that the listener fetches, or does not. */
final class KokoroLocalModel implements LocalModel {
    private final Kokoro kokoro;
    private final UtteranceQueue queue;

    KokoroLocalModel(Device device, UtteranceQueue.Watcher watcher) {
        String[] voices = new String[KokoroModel.VOICES.size()];
        for (int i = 0; i < voices.length; i++) {
            voices[i] = KokoroModel.VOICES.get(i).id();
        }
        this.kokoro = device.kokoro(voices, KokoroWeights.FP16.sha256(), KokoroWeights.FP32.sha256());
        this.queue = new UtteranceQueue(new KokoroEngine(kokoro), device.getClock(), watcher);
    }

    @Override
    public String id() {
        return KokoroModel.ID;
    }

    @Override
    public String revision() {
        String precision = kokoro.precision();
        for (KokoroWeights weights : KokoroWeights.values()) {
            if (KokoroEngine.precision(weights).equals(precision)) {
                return weights.revision();
            }
        }
        return KokoroModel.REVISION;
    }

    @Override
    public boolean hasVoice(String voice) {
        return KokoroModel.hasVoice(voice);
    }

    @Override
    public void list(Page page) {
        page.addModel(
                "browser",
                KokoroModel.ID,
                KokoroModel.NAME,
                revision(),
                KokoroModel.VOICES.get(0).language(),
                KokoroModel.DEFAULT_VOICE);
        for (KokoroVoice voice : KokoroModel.VOICES) {
            page.addVoice(voice.id(), voice.name(), voice.language(), voice.gender());
        }
        for (KokoroWeights weights : KokoroWeights.values()) {
            page.addVariant(KokoroEngine.precision(weights), weights.revision());
        }
    }

    @Override
    public UtteranceQueue queue() {
        return queue;
    }
}

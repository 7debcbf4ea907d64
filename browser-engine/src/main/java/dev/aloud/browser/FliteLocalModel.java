package dev.aloud.browser;

import dev.aloud.browser.device.Device;
import dev.aloud.browser.device.Page;
import dev.aloud.flite.FliteModel;
import dev.aloud.flite.FliteVoice;

/** flite as this worker has it: small, always there, and what speaks when nothing better can. */
final class FliteLocalModel implements LocalModel {
    private final UtteranceQueue queue;

    FliteLocalModel(Device device, UtteranceQueue.Watcher watcher) {
        this.queue =
                new UtteranceQueue(new FliteEngine(device.flite(FliteModel.WASM_SHA256)), device.getClock(), watcher);
    }

    @Override
    public String id() {
        return FliteModel.ID;
    }

    @Override
    public String revision() {
        return FliteModel.REVISION;
    }

    @Override
    public boolean hasVoice(String voice) {
        return FliteModel.hasVoice(voice);
    }

    @Override
    public void list(Page page) {
        page.addModel(
                "browser",
                FliteModel.ID,
                FliteModel.NAME,
                FliteModel.REVISION,
                FliteModel.VOICES.get(0).language(),
                FliteModel.DEFAULT_VOICE);
        for (FliteVoice voice : FliteModel.VOICES) {
            page.addVoice(voice.id(), voice.name(), voice.language(), voice.gender());
        }
    }

    @Override
    public UtteranceQueue queue() {
        return queue;
    }
}

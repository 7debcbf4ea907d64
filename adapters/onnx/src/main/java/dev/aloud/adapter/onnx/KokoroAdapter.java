package dev.aloud.adapter.onnx;

import dev.aloud.kokoro.KokoroModel;
import dev.aloud.pack.PackShelf;

/**
 * The model {@code kokoro-82m} on the server: the graph, token ids and word marks of the browser's, on ONNX Runtime. Its
 * weights are the pack {@code kokoro-82m}; without it the model is listed as not installed, and everything else works.
 */
public final class KokoroAdapter extends OnnxAdapter {
    /** Sized to this machine, with the pack of this process's {@link PackShelf}; see {@link EngineSize} to choose. */
    public KokoroAdapter() {
        this(PackShelf.configured());
    }

    KokoroAdapter(PackShelf shelf) {
        super(new KokoroSpeech(), PackWatch.of(shelf, KokoroModel.ID), Machine.THIS);
    }
}

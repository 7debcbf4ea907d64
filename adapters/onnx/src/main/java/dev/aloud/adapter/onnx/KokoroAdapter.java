package dev.aloud.adapter.onnx;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.SpeechAdapter;
import dev.aloud.adapter.SpeechSink;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.Utterance;
import dev.aloud.pack.PackShelf;
import java.util.List;
import java.util.Optional;

/**
 * The model {@code kokoro-82m} on the server: the graph, token ids and word marks of the browser's, on ONNX Runtime. Its
 * weights are the pack {@code kokoro-82m}; without it the model is listed as not installed, and everything else works.
 */
public final class KokoroAdapter implements SpeechAdapter {
    private final OnnxAdapter adapter;

    /** Sized to this machine, with the pack of this process's {@link PackShelf}; see {@link EngineSize} to choose. */
    public KokoroAdapter() {
        this(PackShelf.configured());
    }

    KokoroAdapter(PackShelf shelf) {
        OnnxModel kokoro = new KokoroSpeech();
        adapter = new OnnxAdapter(kokoro, PackWatch.of(shelf, kokoro.pack()), Machine.THIS);
    }

    @Override
    public List<Model> models() {
        return adapter.models();
    }

    @Override
    public void start() throws SynthesisException, InterruptedException {
        adapter.start();
    }

    @Override
    public Optional<String> failure() {
        return adapter.failure();
    }

    @Override
    public String describe() {
        return adapter.describe();
    }

    @Override
    public void speak(Utterance utterance, SpeechSink sink) throws SynthesisException, InterruptedException {
        adapter.speak(utterance, sink);
    }

    @Override
    public void close() {
        adapter.close();
    }
}

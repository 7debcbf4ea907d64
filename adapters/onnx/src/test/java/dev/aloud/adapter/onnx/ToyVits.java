package dev.aloud.adapter.onnx;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.ModelState;
import dev.aloud.adapter.SpeechSink;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.SynthesisException.Code;
import dev.aloud.adapter.Utterance;
import dev.aloud.adapter.Voice;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A second model: a VITS voice in miniature, as one class. It says the letters a to z. */
class ToyVits implements OnnxModel, OnnxModel.Speaker {
    static final String FILE = "toy.onnx";
    private static final int RATE = 22_050;
    private static final int MAX_UNITS = 2_000;

    private final MemoryNeed memory;

    ToyVits(MemoryNeed memory) {
        this.memory = memory;
    }

    @Override
    public String pack() {
        return "toy";
    }

    @Override
    public String name() {
        return "Toy";
    }

    @Override
    public String graphFile() {
        return FILE;
    }

    @Override
    public Set<String> outputs() {
        return Set.of("output");
    }

    @Override
    public MemoryNeed memory() {
        return memory;
    }

    @Override
    public Model listing(ModelState state, int maxConcurrent) {
        Voice voice = new Voice("toy", "Toy", "en", "neutral");
        return new Model(
                "toy",
                "1",
                "Toy",
                List.of("en"),
                RATE,
                "toy",
                List.of(voice),
                List.of("server"),
                state,
                maxConcurrent,
                0);
    }

    @Override
    public void check(Utterance utterance) throws SynthesisException {
        Voicing voicing = utterance.voicing();
        if (!List.of(voicing.model(), voicing.revision(), voicing.voice()).equals(List.of("toy", "1", "toy"))) {
            throw new SynthesisException(Code.UNKNOWN_VOICE, "the toy has one voice, toy");
        }
        if (utterance.text().length() > MAX_UNITS) {
            throw new SynthesisException(Code.TEXT_TOO_LONG, "the toy takes " + MAX_UNITS + " units");
        }
    }

    @Override
    public Speaker open(Path pack) {
        return this;
    }

    @Override
    public List<Utterance> warmUp() {
        return List.of(new Utterance("warm", new Voicing("toy", "1", "toy", Speed.NORMAL)));
    }

    @Override
    public void speak(Utterance utterance, Graph graph, SpeechSink sink)
            throws SynthesisException, InterruptedException {
        long[] ids = utterance
                .text()
                .chars()
                .filter(letter -> letter >= 'a' && letter <= 'z')
                .mapToLong(letter -> letter)
                .toArray();
        if (ids.length == 0) {
            sink.audio(new float[RATE / 4]);
            return;
        }
        float length = 1000f / utterance.voicing().speed().thousandths();
        GraphOutput output = graph.run(List.of(
                new GraphInput.Longs("input", ids, 1, ids.length),
                new GraphInput.Longs("input_lengths", new long[] {ids.length}, 1),
                new GraphInput.Floats("scales", new float[] {0, length, 0}, 3)));
        sink.audio(output.floats("output"));
    }
}

package dev.aloud.adapter.onnx;

import ai.onnxruntime.OrtException;
import dev.aloud.adapter.SpeechSink;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.SynthesisException.Code;
import dev.aloud.adapter.Utterance;
import dev.aloud.pack.PackHints;
import dev.aloud.text.WordMark;
import java.nio.file.Path;
import java.util.OptionalLong;

/** A model that is loaded: its graph on a device, and its files. Thread-safe. */
final class OnnxEngine implements AutoCloseable {
    private static final SpeechSink NOBODY = new SpeechSink() {
        @Override
        public void audio(float[] samples) {
            // warming up
        }

        @Override
        public void word(WordMark mark) {
            // warming up
        }
    };

    private final OnnxModel model;
    private final OnnxModel.Speaker speaker;
    private final GraphWorkers workers;
    private final String remark;

    private OnnxEngine(OnnxModel model, OnnxModel.Speaker speaker, GraphWorkers workers, String remark) {
        this.model = model;
        this.speaker = speaker;
        this.workers = workers;
        this.remark = remark;
    }

    /**
     * Loads a model, on a GPU where one works.
     *
     * @param pack the folder of the installed pack
     * @throws SynthesisException when memory is short, or the files or the machine are not what they must be
     */
    static OnnxEngine open(OnnxModel model, Path pack, Machine machine, EngineSize size)
            throws SynthesisException, InterruptedException {
        requireMemory(model.memory(), machine.freeBytes());
        OnnxRuntime.load();
        return open(model, pack, size, DeviceChoice.configured());
    }

    /** Loads a model on the GPU that was chosen, or on the processor where that one does not work. */
    static OnnxEngine open(OnnxModel model, Path pack, EngineSize size, DeviceChoice choice)
            throws SynthesisException, InterruptedException {
        OnnxModel.Speaker speaker = model.open(pack);
        DeviceChoice made = choice;
        if (choice.gpu().isPresent()) {
            try {
                OnnxEngine onGpu = open(model, pack, speaker, choice.gpu().get(), size.concurrent(), choice.remark());
                onGpu.tryOut();
                return onGpu;
            } catch (OrtException | SynthesisException e) {
                made = choice.remarking("CUDA does not work here: " + firstLine(e.getMessage()));
            }
        }
        try {
            return open(model, pack, speaker, new Device.Processor(size.threads()), size.concurrent(), made.remark());
        } catch (OrtException e) {
            throw new SynthesisException(
                    Code.ENGINE_FAILED,
                    model.graphFile() + " cannot be loaded (" + firstLine(e.getMessage()) + "); '"
                            + PackHints.of(pack.getParent()).verify(model.pack())
                            + "' tells whether the file is damaged",
                    e);
        }
    }

    /** Speaks one utterance, which was checked. */
    void speak(Utterance utterance, SpeechSink sink) throws SynthesisException, InterruptedException {
        speaker.speak(utterance, workers, sink);
    }

    /** Speaks to nobody until the first listener would be served as the hundredth. */
    void warmUp() throws SynthesisException, InterruptedException {
        for (Utterance utterance : model.warmUp()) {
            speak(utterance, NOBODY);
        }
    }

    /** What runs, for health and logs. */
    String describe() {
        String what = "on ONNX Runtime " + OnnxRuntime.version() + ", "
                + workers.device().describe() + ", " + workers.concurrent() + " at once";
        return remark.isEmpty() ? what : what + " (" + remark + ")";
    }

    @Override
    public void close() {
        workers.close();
    }

    private static OnnxEngine open(
            OnnxModel model, Path pack, OnnxModel.Speaker speaker, Device device, int concurrent, String remark)
            throws OrtException {
        GraphSession session = OnnxRuntime.open(pack.resolve(model.graphFile()), model.outputs(), device);
        return new OnnxEngine(model, speaker, new GraphWorkers(session, concurrent), remark);
    }

    /** A GPU may be there and take the graph, and still fail when it computes. */
    private void tryOut() throws SynthesisException, InterruptedException {
        try {
            speak(model.warmUp().getFirst(), NOBODY);
        } catch (SynthesisException | InterruptedException e) {
            close();
            throw e;
        }
    }

    private static void requireMemory(MemoryNeed need, OptionalLong free) throws SynthesisException {
        if (free.isPresent() && free.getAsLong() < need.least()) {
            throw new SynthesisException(
                    Code.ENGINE_FAILED,
                    "the model needs " + mebibytes(need.least()) + " MB of free memory and there are "
                            + mebibytes(free.getAsLong())
                            + " MB: end other programs, or give this machine or container more");
        }
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }

    private static String firstLine(String message) {
        return String.valueOf(message).lines().findFirst().orElse("no reason is given");
    }
}

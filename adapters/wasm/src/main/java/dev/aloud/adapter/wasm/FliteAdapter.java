package dev.aloud.adapter.wasm;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.ModelState;
import dev.aloud.adapter.SpeechAdapter;
import dev.aloud.adapter.SpeechSink;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.SynthesisException.Code;
import dev.aloud.adapter.Utterance;
import dev.aloud.adapter.Voice;
import dev.aloud.flite.FliteModel;
import dev.aloud.flite.FliteSpeech;
import dev.aloud.flite.FliteUtterance;
import dev.aloud.text.Voicing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The model {@code flite} on the server: the {@code flite.wasm} of the browser, run by GraalVM in a sandbox, with the same
 * bytes and word marks as there.
 */
public final class FliteAdapter implements SpeechAdapter {
    /** System property: how many utterances to speak at once. Each more costs about 40 MB while it speaks. */
    public static final String CONCURRENCY = "aloud.flite.concurrency";

    private static final int MOST_WORKERS = 64;

    private final int workerCount;
    private final FliteWorkers.TimeLimit timeLimit;
    private final FliteWarmUp warmUp;
    private final ReentrantLock starting = new ReentrantLock();
    private final ReentrantLock opening = new ReentrantLock();
    private volatile Started started;
    private volatile ModelState state = ModelState.LOADING;
    private volatile SynthesisException failure;
    private volatile boolean closed;

    private record Started(FliteEngine engine, FliteWorkers workers) implements AutoCloseable, FliteWarmUp.Engine {
        @Override
        public boolean compiles() {
            return engine.compiles();
        }

        @Override
        public FliteWarmUp.Cost speak(FliteUtterance utterance) throws SynthesisException, InterruptedException {
            long before = workers.processorNanos();
            FliteSpeech speech = workers.speak(utterance, FliteWorkers.TimeLimit.COLD);
            return new FliteWarmUp.Cost(workers.processorNanos() - before, speech.samples());
        }

        @Override
        public void settle(Duration most) throws InterruptedException {
            new CompilerWatch().awaitQuiet(most);
        }

        @Override
        public void close() {
            workers.close();
            engine.close();
        }
    }

    /** Speaks as many utterances at once as there are processors, or as {@link #CONCURRENCY} says. */
    public FliteAdapter() {
        this(
                Integer.getInteger(CONCURRENCY, Runtime.getRuntime().availableProcessors()),
                FliteWorkers.TimeLimit.NORMAL,
                FliteWarmUp.UNTIL_FAST);
    }

    FliteAdapter(int workerCount, FliteWorkers.TimeLimit timeLimit, FliteWarmUp warmUp) {
        this.warmUp = warmUp;
        this.workerCount = Math.clamp(workerCount, 1, MOST_WORKERS);
        this.timeLimit = timeLimit;
    }

    @Override
    public List<Model> models() {
        return List.of(new Model(
                FliteModel.ID,
                FliteModel.REVISION,
                FliteModel.NAME,
                List.of("en"),
                FliteModel.SAMPLE_RATE_HZ,
                FliteModel.DEFAULT_VOICE,
                FliteModel.VOICES.stream()
                        .map(voice -> new Voice(voice.id(), voice.name(), voice.language(), voice.gender()))
                        .toList(),
                List.of("browser", "server"),
                state,
                workerCount,
                0));
    }

    @Override
    public Optional<String> failure() {
        return Optional.ofNullable(failure).map(SynthesisException::getMessage);
    }

    @Override
    public String describe() {
        Started running = started;
        return "flite on GraalWasm, "
                + (running == null ? "not started" : running.compiles() ? "compiled" : "interpreted");
    }

    @Override
    public void start() throws SynthesisException, InterruptedException {
        if (state == ModelState.READY) {
            return;
        }
        starting.lockInterruptibly();
        try {
            if (state != ModelState.READY) {
                warmUp.run(open());
                state = ModelState.READY;
                failure = null;
            }
        } catch (SynthesisException e) {
            failure = e;
            state = e.code() == Code.NOT_INSTALLED ? ModelState.NOT_INSTALLED : ModelState.LOADING;
            throw e;
        } finally {
            starting.unlock();
        }
    }

    @Override
    public void speak(Utterance utterance, SpeechSink sink) throws SynthesisException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        FliteUtterance spoken = checked(utterance);
        FliteSpeech speech;
        if (spoken.silent()) {
            speech = spoken.silence();
        } else {
            // Who asks before flite is warm is served slowly; waiting until it is warm would take longer.
            speech = open().workers().speak(spoken, limit());
        }
        sink.audio(samples(speech.pcm()));
        speech.words().forEach(sink::word);
    }

    @Override
    public void close() {
        closed = true;
        Started running = started;
        if (running != null) {
            running.close();
        }
    }

    /** How many guests run at this moment. */
    int running() {
        Started running = started;
        return running == null ? 0 : running.workers().running();
    }

    private Started open() throws SynthesisException, InterruptedException {
        opening.lockInterruptibly();
        try {
            if (started == null) {
                FliteEngine engine = FliteEngine.open();
                started = new Started(engine, new FliteWorkers(engine, workerCount));
            }
            if (closed) {
                started.close();
                throw FliteWorkers.closedException();
            }
            return started;
        } finally {
            opening.unlock();
        }
    }

    /** What is not compiled yet takes longer, which is not its fault; a limit that somebody has chosen holds always. */
    private FliteWorkers.TimeLimit limit() {
        boolean cold = state != ModelState.READY && timeLimit.equals(FliteWorkers.TimeLimit.NORMAL);
        return cold ? FliteWorkers.TimeLimit.COLD : timeLimit;
    }

    private FliteUtterance checked(Utterance utterance) throws SynthesisException {
        if (closed) {
            throw FliteWorkers.closedException();
        }
        Voicing voicing = utterance.voicing();
        if (!voicing.model().equals(FliteModel.ID) || !voicing.revision().equals(FliteModel.REVISION)) {
            throw new SynthesisException(
                    Code.UNKNOWN_VOICE,
                    "no model " + voicing.model() + " " + voicing.revision() + " here, only " + FliteModel.ID + " "
                            + FliteModel.REVISION);
        }
        if (!FliteModel.hasVoice(voicing.voice())) {
            throw new SynthesisException(Code.UNKNOWN_VOICE, "flite has no voice " + voicing.voice());
        }
        if (utterance.text().length() > FliteModel.MAX_TEXT_UNITS) {
            throw new SynthesisException(
                    Code.TEXT_TOO_LONG,
                    "the text has " + utterance.text().length() + " units; flite takes at most "
                            + FliteModel.MAX_TEXT_UNITS);
        }
        return FliteUtterance.of(utterance.text(), voicing.voice(), voicing.speed());
    }

    /** A sample times 32768 is again the 16-bit integer it came from, exactly. */
    private static float[] samples(byte[] pcm) {
        float[] samples = new float[pcm.length / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) ((pcm[2 * i] & 0xFF) | (pcm[2 * i + 1] << 8)) / 32768f;
        }
        return samples;
    }
}

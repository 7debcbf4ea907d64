package dev.aloud.adapter.onnx;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.ModelState;
import dev.aloud.adapter.SpeechAdapter;
import dev.aloud.adapter.SpeechSink;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.SynthesisException.Code;
import dev.aloud.adapter.Utterance;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The life of a model on ONNX Runtime: not installed, installed, loaded, warm, closed. A pack that is installed while the
 * program runs is noticed. A model's own adapter is a subclass that names it. Thread-safe.
 */
class OnnxAdapter implements SpeechAdapter {
    private static final Logger LOG = System.getLogger("aloud.onnx");

    /** How long a start that failed is let be: each reads all weights, on a machine that may lack memory already. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final OnnxModel model;
    private final PackWatch pack;
    private final Machine machine;
    private final EngineSize size;
    private final Duration pause;

    /** One loads at a time, one warms up at a time; who only speaks does not wait for the warming up. */
    private final ReentrantLock starting = new ReentrantLock();

    private final ReentrantLock opening = new ReentrantLock();
    private volatile OnnxEngine engine;
    private volatile boolean wanted;
    private volatile boolean ready;
    private volatile boolean closed;

    /** Of the last start; null when it went well, or there was none. */
    private volatile Failure failure;

    /** Whether a thread of its own is starting it, or about to. */
    private final AtomicBoolean startingAgain = new AtomicBoolean();

    private record Failure(SynthesisException reason, long atNanos) {}

    OnnxAdapter(OnnxModel model, PackWatch pack, Machine machine) {
        this(model, pack, machine, PAUSE);
    }

    /**
     * @param pause how long a start that failed is let be
     */
    OnnxAdapter(OnnxModel model, PackWatch pack, Machine machine, Duration pause) {
        this.model = model;
        this.pack = pack;
        this.machine = machine;
        this.pause = pause;
        this.size = EngineSize.of(machine, model.memory());
    }

    @Override
    public List<Model> models() {
        return List.of(model.listing(state(), size.concurrent()));
    }

    /** Loads and warms up; does nothing where the pack is not installed, which is no failure. */
    @Override
    public void start() throws SynthesisException, InterruptedException {
        wanted = true;
        if (pack.folder().isEmpty()) {
            return;
        }
        starting.lockInterruptibly();
        try {
            if (!ready) {
                open().warmUp();
                ready = true;
                failure = null;
            }
        } catch (SynthesisException e) {
            failure = closed ? null : new Failure(e, System.nanoTime());
            throw e;
        } finally {
            starting.unlock();
        }
    }

    @Override
    public String describe() {
        OnnxEngine running = engine;
        String what = running != null
                ? model.name() + " " + running.describe()
                : pack.folder().isPresent()
                        ? model.name() + ", not started"
                        : model.name() + " is not installed: " + pack.howToInstall();
        return failure().map(why -> what + ": " + why).orElse(what);
    }

    /** Why the last start failed; empty when it did not. */
    @Override
    public Optional<String> failure() {
        return Optional.ofNullable(failure).map(last -> last.reason().getMessage());
    }

    @Override
    public void speak(Utterance utterance, SpeechSink sink) throws SynthesisException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (closed) {
            throw GraphWorkers.closedException();
        }
        model.check(utterance);
        open().speak(utterance, sink);
        if (failure != null) {
            startAgain(); // it has just spoken, so that what kept it from starting has gone
        }
    }

    @Override
    public void close() {
        closed = true;
        OnnxEngine running = engine;
        if (running != null) {
            running.close();
        }
    }

    private ModelState state() {
        if (ready) {
            return ModelState.READY;
        }
        if (pack.folder().isEmpty()) {
            return ModelState.NOT_INSTALLED;
        }
        if (wanted && (pack.arrivedLate() || isLetBeLongEnough(failure))) {
            startAgain();
        }
        return ModelState.LOADING;
    }

    private boolean isLetBeLongEnough(Failure last) {
        return last != null && System.nanoTime() - last.atNanos() > pause.toNanos();
    }

    private void startAgain() {
        if (!closed && startingAgain.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("aloud-onnx-start").start(this::startInBackground);
        }
    }

    private void startInBackground() {
        try {
            start();
            LOG.log(Level.INFO, "Ready: {0}", describe());
        } catch (SynthesisException e) {
            LOG.log(closed ? Level.DEBUG : Level.WARNING, model.name() + " does not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            startingAgain.set(false);
        }
    }

    private OnnxEngine open() throws SynthesisException, InterruptedException {
        opening.lockInterruptibly();
        try {
            if (engine == null) {
                engine = OnnxEngine.open(model, folder(), machine, size);
            }
            if (closed) {
                engine.close();
                throw GraphWorkers.closedException();
            }
            return engine;
        } finally {
            opening.unlock();
        }
    }

    private Path folder() throws SynthesisException {
        Optional<Path> folder = pack.folder();
        return folder.orElseThrow(() ->
                new SynthesisException(Code.NOT_INSTALLED, model.name() + " is not installed; " + pack.howToInstall()));
    }
}

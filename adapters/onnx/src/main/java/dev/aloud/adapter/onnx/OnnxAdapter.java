package dev.aloud.adapter.onnx;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.ModelState;
import dev.aloud.adapter.SpeechSink;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.SynthesisException.Code;
import dev.aloud.adapter.Utterance;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The life of a model on ONNX Runtime: not installed, installed, loaded, warm, closed. A pack that is installed while the
 * program runs is noticed. Thread-safe.
 */
final class OnnxAdapter implements AutoCloseable {
    private final OnnxModel model;
    private final PackWatch pack;
    private final Machine machine;
    private final EngineSize size;

    /** One loads at a time, one warms up at a time; who only speaks does not wait for the warming up. */
    private final ReentrantLock starting = new ReentrantLock();

    private final ReentrantLock opening = new ReentrantLock();
    private volatile OnnxEngine engine;
    private volatile boolean wanted;
    private volatile boolean ready;
    private volatile boolean closed;

    OnnxAdapter(OnnxModel model, PackWatch pack, Machine machine) {
        this.model = model;
        this.pack = pack;
        this.machine = machine;
        this.size = EngineSize.of(machine, model.memory());
    }

    List<Model> models() {
        return List.of(model.listing(state(), size.concurrent()));
    }

    /** Loads and warms up; does nothing where the pack is not installed, which is no failure. */
    void start() throws SynthesisException, InterruptedException {
        wanted = true;
        if (pack.folder().isEmpty()) {
            return;
        }
        starting.lockInterruptibly();
        try {
            if (!ready) {
                open().warmUp();
                ready = true;
            }
        } finally {
            starting.unlock();
        }
    }

    String describe() {
        String name = model.listing(ModelState.LOADING, 1).name();
        OnnxEngine running = engine;
        if (running != null) {
            return name + " " + running.describe();
        }
        return pack.folder().isPresent() ? name + ", not started" : name + " is not installed: " + pack.howToInstall();
    }

    void speak(Utterance utterance, SpeechSink sink) throws SynthesisException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (closed) {
            throw GraphWorkers.closedException();
        }
        model.check(utterance);
        open().speak(utterance, sink);
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
        if (pack.arrivedLate() && wanted) {
            Thread.ofPlatform().daemon().name("aloud-onnx-start").start(this::startQuietly);
        }
        return ModelState.LOADING;
    }

    private void startQuietly() {
        try {
            start();
        } catch (SynthesisException e) {
            // Who speaks with it is told why.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
        return folder.orElseThrow(() -> new SynthesisException(
                Code.NOT_INSTALLED,
                model.listing(ModelState.NOT_INSTALLED, 1).name() + " is not installed; " + pack.howToInstall()));
    }
}

package dev.aloud.adapter.wasm;

import dev.aloud.flite.FliteException;
import dev.aloud.flite.FliteRun;
import dev.aloud.flite.FliteSpeech;
import dev.aloud.flite.FliteUtterance;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/**
 * flite in one polyglot context. Each run is a new instance of the module, which is what makes its output depend on the
 * input alone: flite draws random numbers from a state that it never resets. {@link #speak} is for one thread at a time;
 * {@link #kill} may come from any.
 */
final class FliteContext implements AutoCloseable {
    private final Context context;
    private final Value module;

    FliteContext(FliteEngine engine) {
        context = engine.newContext();
        module = context.eval(engine.module());
    }

    /**
     * Speaks one utterance that is not silent.
     *
     * @throws FliteException when flite gives no audio
     * @throws PolyglotException when the guest fails or is killed
     */
    FliteSpeech speak(FliteUtterance utterance) throws FliteException {
        WasiProcess speech = run(utterance.speech());
        WasiProcess words = run(utterance.words());
        return utterance.finish(speech.output(), speech.printed(), words.printed());
    }

    /** Stops what runs, and makes the context useless. Returns when the guest has stopped. */
    void kill() {
        context.close(true);
    }

    @Override
    public void close() {
        context.close(true);
    }

    WasiProcess run(FliteRun run) {
        WasiProcess process = new WasiProcess(run);
        Value exports = module.newInstance(process.imports()).getMember("exports");
        process.attach(exports.getMember("memory"));
        try {
            exports.getMember("_start").executeVoid();
        } catch (PolyglotException e) {
            if (!e.isHostException() || !(e.asHostException() instanceof WasiProcess.Exit)) {
                throw e;
            }
        }
        return process;
    }
}

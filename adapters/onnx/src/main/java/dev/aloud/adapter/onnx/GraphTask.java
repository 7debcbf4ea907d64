package dev.aloud.adapter.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.SynthesisException.Code;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** One run of a graph, made by a worker thread and awaited by another, which may stop it. */
final class GraphTask implements Runnable {
    private final GraphSession session;
    private final List<GraphInput> inputs;
    private final boolean last;
    private final CompletableFuture<GraphOutput> outcome = new CompletableFuture<>();

    /** Guarded by this object, and open as long as it is not null. */
    private RunOptions running;

    private SynthesisException stopped;

    /**
     * @param last whether none is expected soon, so that the session need not keep its memory
     */
    GraphTask(GraphSession session, List<GraphInput> inputs, boolean last) {
        this.session = session;
        this.inputs = inputs;
        this.last = last;
    }

    @Override
    public void run() {
        try (RunOptions options = last ? session.givingMemoryBack() : session.keepingMemory()) {
            begin(options);
            try {
                outcome.complete(session.run(inputs, options));
            } finally {
                end();
            }
        } catch (SynthesisException e) {
            outcome.completeExceptionally(e);
        } catch (OrtException e) {
            outcome.completeExceptionally(reason(e));
        } catch (RuntimeException | Error e) {
            outcome.completeExceptionally(
                    new SynthesisException(Code.ENGINE_FAILED, "ONNX Runtime failed: " + e.getMessage(), e));
        }
    }

    /** Waits for what the run gives back; an interrupt stops the run. */
    GraphOutput await() throws SynthesisException, InterruptedException {
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            throw (SynthesisException) e.getCause();
        } catch (InterruptedException e) {
            stop(new SynthesisException(Code.CLOSED, "nobody listens any more"));
            awaitEnd();
            throw e;
        }
    }

    /** Makes the run end soon, with this reason; one that has not begun does not begin. Never throws. */
    synchronized void stop(SynthesisException reason) {
        if (stopped == null) {
            stopped = reason;
        }
        if (running != null) {
            try {
                running.setTerminate(true);
            } catch (OrtException | IllegalStateException e) {
                stopped.addSuppressed(e); // the run ends by itself then, and whoever closes has others to stop
            }
        }
    }

    /** Returns when the engine does nothing for this task any more, however it ended. */
    void awaitEnd() {
        outcome.handle((output, failure) -> null).join();
    }

    private synchronized void begin(RunOptions options) throws SynthesisException {
        if (stopped != null) {
            throw stopped;
        }
        running = options;
    }

    private synchronized void end() {
        running = null;
    }

    private synchronized SynthesisException reason(OrtException e) {
        if (stopped == null) {
            return session.failure(e);
        }
        stopped.addSuppressed(e);
        return stopped;
    }
}

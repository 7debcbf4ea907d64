package dev.aloud.adapter.wasm;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.SynthesisException.Code;
import dev.aloud.flite.FliteSpeech;
import dev.aloud.flite.FliteUtterance;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * One utterance on its way through a worker: waiting, running in a context, or over. Whoever ends it first decides how it
 * ended; a worker never learns of a stop by anything but its context being killed. Thread-safe.
 */
final class FliteTask {
    private final FliteUtterance utterance;
    private final Duration timeLimit;
    private final CountDownLatch over = new CountDownLatch(1);
    private FliteContext running;
    private FliteSpeech speech;
    private SynthesisException failure;

    FliteTask(FliteUtterance utterance, Duration timeLimit) {
        this.utterance = utterance;
        this.timeLimit = timeLimit;
    }

    /** How long it may run, from {@link #begin}. */
    Duration timeLimit() {
        return timeLimit;
    }

    FliteUtterance utterance() {
        return utterance;
    }

    /** A worker takes it; false when it is already over. */
    synchronized boolean begin(FliteContext context) {
        if (isOver()) {
            return false;
        }
        running = context;
        return true;
    }

    /** The worker has left the context, and {@link #stop} no longer touches it. True when nobody killed it. */
    synchronized boolean leave() {
        running = null;
        if (failure != null) {
            over.countDown();
        }
        return failure == null;
    }

    synchronized void succeed(FliteSpeech result) {
        if (!isOver()) {
            speech = result;
            over.countDown();
        }
    }

    synchronized void fail(SynthesisException reason) {
        if (!isOver()) {
            failure = reason;
            over.countDown();
        }
    }

    /** Ends it with a failure. A guest that runs it is killed, and it is over when its worker has left. */
    synchronized void stop(Code code, String message) {
        if (isOver() || failure != null) {
            return;
        }
        failure = new SynthesisException(code, message);
        if (running == null) {
            over.countDown();
        } else {
            // Under the lock, so that the worker cannot leave and give the context to the next task meanwhile.
            running.kill();
        }
    }

    /** Waits until it is over. On an interrupt it is stopped first, and over when this throws. */
    FliteSpeech await() throws SynthesisException, InterruptedException {
        try {
            over.await();
        } catch (InterruptedException e) {
            stop(Code.CLOSED, "the caller was interrupted");
            awaitOver();
            throw e;
        }
        synchronized (this) {
            if (failure != null) {
                throw new SynthesisException(failure.code(), failure.getMessage(), failure);
            }
            return speech;
        }
    }

    /** Short: the guest has been killed, and the worker is on its way out. */
    private void awaitOver() {
        boolean interrupted = false;
        while (!isOver()) {
            try {
                over.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOver() {
        return over.getCount() == 0;
    }
}

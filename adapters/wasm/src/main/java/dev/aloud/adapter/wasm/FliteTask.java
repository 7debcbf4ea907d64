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

    /** The worker has left the context; from now on {@link #stop} does not touch it. True when nobody killed it. */
    synchronized boolean leave() {
        running = null;
        return !isOver();
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

    /** Ends it with a failure, and kills the guest when one runs it. Returns when the guest has stopped. */
    synchronized void stop(Code code, String message) {
        if (isOver()) {
            return;
        }
        failure = new SynthesisException(code, message);
        over.countDown();
        if (running != null) {
            // Under the lock, so that the worker cannot leave and give the context to the next task meanwhile.
            running.kill();
        }
    }

    /** Waits until it is over. */
    FliteSpeech await() throws SynthesisException, InterruptedException {
        over.await();
        synchronized (this) {
            if (failure != null) {
                throw new SynthesisException(failure.code(), failure.getMessage(), failure);
            }
            return speech;
        }
    }

    private boolean isOver() {
        return over.getCount() == 0;
    }
}

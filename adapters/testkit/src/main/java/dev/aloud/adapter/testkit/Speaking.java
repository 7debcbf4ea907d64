package dev.aloud.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.aloud.adapter.SpeechAdapter;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.Utterance;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An utterance being spoken by a thread of its own. */
final class Speaking {
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;
    private volatile Recording recording;
    private volatile Throwable failure;

    private Speaking(SpeechAdapter adapter, Utterance utterance) {
        thread = Thread.ofPlatform().name("speaking").daemon().unstarted(() -> run(adapter, utterance));
    }

    static Speaking start(SpeechAdapter adapter, Utterance utterance) {
        Speaking speaking = new Speaking(adapter, utterance);
        speaking.thread.start();
        return speaking;
    }

    void interrupt() {
        thread.interrupt();
    }

    /** Waits until the thread is inside the adapter's {@code speak}, or is through it. */
    void awaitUnderWay(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (!insideSpeak() && !over.await(1, TimeUnit.MILLISECONDS)) {
            assertThat(System.nanoTime()).as("speak was called in time").isLessThan(until);
        }
    }

    /** What was spoken, when it is. */
    Recording recording(Duration patience) throws InterruptedException {
        await(patience);
        assertThat(failure).isNull();
        return recording;
    }

    /** How it failed, when it is over; empty when all was spoken. */
    Optional<Throwable> failure(Duration patience) throws InterruptedException {
        await(patience);
        return Optional.ofNullable(failure);
    }

    private void await(Duration patience) throws InterruptedException {
        if (!over.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            fail("still speaking after " + patience);
        }
    }

    private void run(SpeechAdapter adapter, Utterance utterance) {
        try {
            recording = Recording.of(adapter, utterance);
        } catch (SynthesisException | InterruptedException | RuntimeException | Error e) {
            failure = e;
        } finally {
            over.countDown();
        }
    }

    private boolean insideSpeak() {
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (frame.getMethodName().equals("speak")) {
                return true;
            }
        }
        return false;
    }
}

package dev.aloud.adapter.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aloud.adapter.ModelState;
import dev.aloud.adapter.SpeechAdapter;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.SynthesisException.Code;
import dev.aloud.adapter.Utterance;
import dev.aloud.adapter.testkit.Recording;
import dev.aloud.adapter.testkit.SpeechAdapterContract;
import dev.aloud.flite.FliteModel;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.time.Duration;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

final class FliteAdapterTest extends SpeechAdapterContract {
    @Override
    protected SpeechAdapter newAdapter() {
        // The tests want the same speech, not the fastest: they do not wait for the compiler.
        return new FliteAdapter(2, FliteWorkers.TimeLimit.COLD, FliteWarmUp.NONE);
    }

    @Override
    protected String voice() {
        return "kal16";
    }

    @Test
    void it_is_found_by_the_service_loader_and_not_started_by_it() {
        SpeechAdapter found = ServiceLoader.load(SpeechAdapter.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(FliteAdapter.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(found.models()).singleElement().satisfies(model -> {
            assertThat(model.id()).isEqualTo("flite");
            assertThat(model.state()).isEqualTo(ModelState.LOADING);
            assertThat(model.voices()).extracting("id").containsExactly("slt", "rms", "awb", "kal16");
        });
        assertThat(found.describe()).contains("not started");
        found.close();
    }

    @Test
    void flite_is_compiled_and_says_so() {
        assertThat(adapter().describe()).isEqualTo("flite on GraalWasm, compiled");
    }

    @Test
    void the_time_limit_stops_a_run_and_the_adapter_speaks_on() throws Exception {
        // Many times what the short text takes uncompiled, and a small part of what the long work does.
        var limit = new FliteWorkers.TimeLimit(Duration.ofSeconds(3), Duration.ZERO);
        try (FliteAdapter impatient = new FliteAdapter(1, limit, FliteWarmUp.NONE)) {
            assertThatThrownBy(() -> Recording.of(impatient, longWork()))
                    .isInstanceOfSatisfying(SynthesisException.class, e -> {
                        assertThat(e.code()).isEqualTo(Code.TIMED_OUT);
                        assertThat(e.retryable()).isTrue();
                        assertThat(e).hasMessageContaining("3000 ms");
                    });
            assertThat(impatient.running()).isZero();
            assertThat(Recording.of(impatient, kal("Go on.")).words()).hasSize(2);
        }
    }

    @Test
    void an_interrupt_really_stops_the_guest() throws Exception {
        try (FliteAdapter alone = new FliteAdapter(1, FliteWorkers.TimeLimit.COLD, FliteWarmUp.NONE)) {
            alone.start();
            Thread caller = Thread.currentThread();
            CompletableFuture<Void> interrupter = CompletableFuture.runAsync(() -> {
                while (alone.running() == 0) {
                    Thread.onSpinWait();
                }
                caller.interrupt();
            });
            assertThatThrownBy(() -> Recording.of(alone, longWork())).isInstanceOf(InterruptedException.class);
            assertThat(alone.running()).isZero();
            interrupter.join();
            assertThat(Recording.of(alone, kal("Still here.")).words()).hasSize(2);
        }
    }

    @Test
    void the_compilers_threads_are_called_what_the_watch_looks_for() throws Exception {
        try (FliteAdapter fresh = new FliteAdapter(1, FliteWorkers.TimeLimit.COLD, FliteWarmUp.NONE)) {
            fresh.start();
            long limit = System.nanoTime() + patience().toNanos();
            CompletableFuture<Boolean> seen = CompletableFuture.supplyAsync(() -> {
                while (!compilerRuns() && System.nanoTime() < limit) {
                    LockSupport.parkNanos(1_000_000);
                }
                return compilerRuns();
            });
            Recording.of(fresh, kal("The museum opened its doors again last week, and hundreds of people came."));
            assertThat(seen.join()).isTrue();
        }
    }

    private static boolean compilerRuns() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith(CompilerWatch.THREADS));
    }

    @Test
    void a_text_without_sound_does_not_wait_for_the_engine() throws Exception {
        try (FliteAdapter fresh = new FliteAdapter(1, FliteWorkers.TimeLimit.COLD, FliteWarmUp.NONE)) {
            Recording silence = Recording.of(fresh, kal("你好 …"));
            assertThat(silence.samples()).hasSize(FliteModel.SAMPLE_RATE_HZ / 4).containsOnly(0f);
            assertThat(fresh.describe()).contains("not started");
        }
    }

    @Test
    void a_text_over_the_limit_is_refused_with_the_limit() {
        assertThatThrownBy(() -> Recording.of(adapter(), kal("x".repeat(1_001))))
                .isInstanceOfSatisfying(
                        SynthesisException.class, e -> assertThat(e.code()).isEqualTo(Code.TEXT_TOO_LONG))
                .hasMessageContaining("1000");
    }

    /** Many seconds of work, so that what is to be stopped still runs. */
    private static Utterance longWork() {
        return new Utterance(
                "It was the best of times, it was the worst of times. "
                        .repeat(15)
                        .trim(),
                new Voicing(FliteModel.ID, FliteModel.REVISION, "slt", new Speed(500)));
    }

    private static Utterance kal(String text) {
        return new Utterance(text, new Voicing(FliteModel.ID, FliteModel.REVISION, "kal16", Speed.NORMAL));
    }
}

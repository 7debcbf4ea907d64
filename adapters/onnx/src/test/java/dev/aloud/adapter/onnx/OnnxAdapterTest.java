package dev.aloud.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aloud.adapter.ModelState;
import dev.aloud.adapter.SpeechAdapter;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.SynthesisException.Code;
import dev.aloud.adapter.testkit.Recording;
import dev.aloud.adapter.testkit.SpeechAdapterContract;
import dev.aloud.pack.PackHints;
import dev.aloud.pack.PackState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The conformance kit with a second model, which needs no weights; and what only a small model can show. */
final class OnnxAdapterTest extends SpeechAdapterContract {
    private static final MemoryNeed SMALL = new MemoryNeed(1 << 20, 1 << 20);

    @TempDir
    private static Path packs;

    @Override
    protected SpeechAdapter newAdapter() {
        return toy(installed(ToyGraph.bytes()), Machine.THIS);
    }

    @Test
    void too_little_memory_is_told_before_anything_is_loaded() {
        Machine small = new Machine() {
            @Override
            public OptionalLong freeBytes() {
                return OptionalLong.of(1 << 20);
            }
        };
        try (SpeechAdapter adapter = toy(installed(ToyGraph.bytes()), small)) {
            assertThatThrownBy(adapter::start).isInstanceOfSatisfying(SynthesisException.class, e -> {
                assertThat(e.code()).isEqualTo(Code.ENGINE_FAILED);
                assertThat(e).hasMessageContaining("needs 2 MB of free memory and there are 1 MB");
            });
            assertThat(adapter.models().getFirst().state()).isEqualTo(ModelState.LOADING);
            assertThat(adapter.failure().orElseThrow()).contains("there are 1 MB");
            assertThat(adapter.describe()).contains("there are 1 MB");
        }
    }

    @Test
    void a_start_that_failed_is_tried_again_after_a_pause_until_it_goes_well() {
        AtomicLong free = new AtomicLong(1 << 20);
        try (SpeechAdapter adapter = toy(installed(ToyGraph.bytes()), with(free), Duration.ZERO)) {
            assertThatThrownBy(adapter::start).isInstanceOf(SynthesisException.class);
            free.set(1 << 30);
            awaitReady(adapter);
            assertThat(adapter.failure()).isEmpty();
            assertThat(adapter.describe()).startsWith("Toy on ONNX Runtime").doesNotContain("MB");
        }
    }

    @Test
    void a_background_start_that_fails_is_told_and_tried_again() throws Exception {
        var folder = new AtomicReference<Optional<Path>>(Optional.empty());
        var watch = new PackWatch("toy", folder::get, () -> PackState.ABSENT, PackHints.PLAIN);
        AtomicLong free = new AtomicLong(1 << 20);
        try (SpeechAdapter adapter = new OnnxAdapter(new ToyVits(SMALL), watch, with(free), Duration.ZERO)) {
            adapter.start();
            folder.set(Optional.of(installed(ToyGraph.bytes())));
            await(() -> {
                adapter.models();
                return adapter.failure().isPresent();
            });
            assertThat(adapter.models().getFirst().state()).isEqualTo(ModelState.LOADING);
            free.set(1 << 30);
            awaitReady(adapter);
            assertThat(adapter.failure()).isEmpty();
        }
    }

    @Test
    void a_start_that_failed_is_not_tried_again_before_the_pause_is_over() {
        AtomicLong free = new AtomicLong(1 << 20);
        AtomicInteger looks = new AtomicInteger();
        Machine machine = new Machine() {
            @Override
            public OptionalLong freeBytes() {
                looks.incrementAndGet();
                return OptionalLong.of(free.get());
            }
        };
        try (SpeechAdapter adapter = toy(installed(ToyGraph.bytes()), machine, Duration.ofDays(1))) {
            assertThatThrownBy(adapter::start).isInstanceOf(SynthesisException.class);
            int before = looks.get();
            for (int i = 0; i < 100; i++) {
                assertThat(adapter.models().getFirst().state()).isEqualTo(ModelState.LOADING);
            }
            assertThat(looks).hasValue(before);
        }
    }

    @Test
    void who_speaks_with_what_did_not_start_starts_it() throws Exception {
        AtomicLong free = new AtomicLong(1 << 20);
        try (SpeechAdapter adapter = toy(installed(ToyGraph.bytes()), with(free), Duration.ofDays(1))) {
            assertThatThrownBy(adapter::start).isInstanceOf(SynthesisException.class);
            free.set(1 << 30);
            assertThat(Recording.of(adapter, utterance("hello")).samples()).isNotEmpty();
            awaitReady(adapter);
            assertThat(adapter.failure()).isEmpty();
        }
    }

    private static Machine with(AtomicLong free) {
        return new Machine() {
            @Override
            public OptionalLong freeBytes() {
                return OptionalLong.of(free.get());
            }
        };
    }

    private void awaitReady(SpeechAdapter adapter) {
        await(() -> adapter.models().getFirst().state() == ModelState.READY);
    }

    private void await(BooleanSupplier condition) {
        long limit = System.nanoTime() + patience().toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(limit);
            Thread.onSpinWait();
        }
    }

    @Test
    void a_file_that_is_no_graph_is_told_as_damaged() {
        try (SpeechAdapter adapter = toy(installed(new byte[] {1, 2, 3}), Machine.THIS)) {
            assertThatThrownBy(adapter::start)
                    .isInstanceOfSatisfying(
                            SynthesisException.class, e -> assertThat(e.code()).isEqualTo(Code.ENGINE_FAILED))
                    .hasMessageContaining("toy.onnx cannot be loaded")
                    .hasMessageContaining("aloud models verify toy");
        }
    }

    @Test
    void a_pack_that_is_installed_while_the_program_runs_is_noticed_and_started() throws Exception {
        var folder = new AtomicReference<Optional<Path>>(Optional.empty());
        var watch = new PackWatch("toy", folder::get, () -> PackState.ABSENT, PackHints.PLAIN);
        try (SpeechAdapter adapter = new OnnxAdapter(new ToyVits(SMALL), watch, Machine.THIS)) {
            adapter.start();
            assertThat(adapter.models().getFirst().state()).isEqualTo(ModelState.NOT_INSTALLED);
            folder.set(Optional.of(installed(ToyGraph.bytes())));
            awaitReady(adapter);
            assertThat(adapter.models().getFirst().state()).isEqualTo(ModelState.READY);
            assertThat(Recording.of(adapter, utterance("hello")).samples()).isNotEmpty();
        }
    }

    @Test
    void a_build_without_cuda_says_so_and_speaks_on_the_processor() throws Exception {
        System.setProperty(DeviceChoice.DEVICE, "cuda:0");
        try (SpeechAdapter adapter = newAdapter()) {
            adapter.start();
            assertThat(adapter.describe()).contains("thread").contains("no GPU: this build has no CUDA");
            assertThat(Recording.of(adapter, utterance("hello")).samples()).isNotEmpty();
        } finally {
            System.clearProperty(DeviceChoice.DEVICE);
        }
    }

    @Test
    void a_run_outlives_the_shutdown_hook_of_onnx_runtime() {
        assertThat(OnnxRuntime.survivesShutdown()).isTrue();
    }

    private static SpeechAdapter toy(Path folder, Machine machine) {
        return toy(folder, machine, Duration.ofDays(1));
    }

    private static SpeechAdapter toy(Path folder, Machine machine, Duration pause) {
        var watch = new PackWatch("toy", () -> Optional.of(folder), () -> PackState.INSTALLED, PackHints.PLAIN);
        return new OnnxAdapter(new ToyVits(SMALL), watch, machine, pause);
    }

    private static Path installed(byte[] graph) {
        try {
            Path folder = Files.createTempDirectory(packs, "toy");
            Files.write(folder.resolve(ToyVits.FILE), graph);
            return folder;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

package dev.aloud.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import dev.aloud.adapter.SpeechSink;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.SynthesisException.Code;
import dev.aloud.adapter.Utterance;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import dev.aloud.text.WordMark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which device an engine runs on in the end, and what it says of that. */
final class OnnxEngineTest {
    private static final String REMARK = "-Daloud.onnx.device is \"gpu\"";
    private static final EngineSize SIZE = new EngineSize(1, 1);

    @TempDir
    private Path pack;

    private final AtomicInteger heard = new AtomicInteger();

    @BeforeEach
    void install() throws Exception {
        Files.write(pack.resolve(ToyVits.FILE), ToyGraph.bytes());
    }

    /** A GPU in name; what it does when it is asked for is the test's. */
    private interface Gpu extends Device {
        @Override
        default String describe() {
            return "a GPU";
        }

        @Override
        default boolean givesMemoryBack() {
            return false;
        }
    }

    private static DeviceChoice choosing(Gpu gpu) {
        return new DeviceChoice(Optional.of(gpu), REMARK);
    }

    private void speak(OnnxEngine engine) throws Exception {
        engine.speak(new Utterance("hello", new Voicing("toy", "1", "toy", Speed.NORMAL)), new SpeechSink() {
            @Override
            public void audio(float[] samples) {
                heard.addAndGet(samples.length);
            }

            @Override
            public void word(WordMark mark) {
                // the toy marks none
            }
        });
        assertThat(heard).hasPositiveValue();
    }

    @Test
    void without_the_libraries_of_the_gpu_the_processor_speaks_and_says_why() throws Exception {
        Gpu without = options -> {
            throw new OrtException("Failed to load shared library libonnxruntime_providers_cuda.so\nand more");
        };
        try (OnnxEngine engine = OnnxEngine.open(new ToyVits(new MemoryNeed(1, 1)), pack, SIZE, choosing(without))) {
            speak(engine);
            assertThat(engine.describe())
                    .contains("1 thread, 1 at once")
                    .endsWith("(" + REMARK + "; CUDA does not work here: Failed to load shared library"
                            + " libonnxruntime_providers_cuda.so)");
        }
    }

    @Test
    void a_gpu_that_loads_and_cannot_compute_is_left_for_the_processor() throws Exception {
        Gpu broken = options -> {};
        ToyVits failingOnce = new ToyVits(new MemoryNeed(1, 1)) {
            private boolean tried;

            @Override
            public void speak(Utterance utterance, Graph graph, SpeechSink sink)
                    throws SynthesisException, InterruptedException {
                if (!tried) {
                    tried = true;
                    throw new SynthesisException(Code.ENGINE_FAILED, "CUDA error 46");
                }
                super.speak(utterance, graph, sink);
            }
        };
        try (OnnxEngine engine = OnnxEngine.open(failingOnce, pack, SIZE, choosing(broken))) {
            speak(engine);
            assertThat(engine.describe()).contains("1 thread").contains("CUDA does not work here: CUDA error 46");
        }
    }

    @Test
    void a_gpu_that_works_is_used_and_a_remark_is_not_lost() throws Exception {
        Gpu working = options -> options.setIntraOpNumThreads(1);
        try (OnnxEngine engine = OnnxEngine.open(new ToyVits(new MemoryNeed(1, 1)), pack, SIZE, choosing(working))) {
            speak(engine);
            assertThat(engine.describe()).endsWith("a GPU, 1 at once (" + REMARK + ")");
        }
    }

    @Test
    void a_library_that_does_not_load_is_told_by_what_was_wrong_at_first() {
        var wrong = new UnsatisfiedLinkError("libc.so.6: version GLIBC_2.38 not found");
        assertThat(OnnxRuntime.deepest(new ExceptionInInitializerError(new IllegalStateException("no", wrong))))
                .isEqualTo("libc.so.6: version GLIBC_2.38 not found");
        assertThat(OnnxRuntime.deepest(new ExceptionInInitializerError(new StackOverflowError())))
                .isEqualTo("StackOverflowError");
    }

    @Test
    void a_graph_that_no_device_takes_is_a_failure_of_the_file() throws Exception {
        Files.write(pack.resolve(ToyVits.FILE), new byte[] {1, 2, 3});
        assertThatThrownBy(
                        () -> OnnxEngine.open(new ToyVits(new MemoryNeed(1, 1)), pack, SIZE, choosing(options -> {})))
                .isInstanceOfSatisfying(
                        SynthesisException.class, e -> assertThat(e.code()).isEqualTo(Code.ENGINE_FAILED))
                .hasMessageContaining("cannot be loaded");
    }
}

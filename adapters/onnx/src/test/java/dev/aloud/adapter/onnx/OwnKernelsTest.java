package dev.aloud.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.aloud.adapter.onnx.kernels.OwnKernels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our kernels in ONNX Runtime: used where they should be, and only there, and what comes out is the same. */
final class OwnKernelsTest {
    private static final Device ONE_THREAD = new Device.Processor(1);

    @TempDir
    private Path folder;

    /** How many nodes were ours in the last run. */
    private long ours;

    @AfterEach
    void as_before() {
        System.clearProperty(OwnKernels.SWITCH);
    }

    private float[] run(byte[] graph, Device device) throws Exception {
        return run(graph, device, 1);
    }

    private float[] run(byte[] graph, Device device, float length) throws Exception {
        Path file = folder.resolve("toy.onnx");
        Files.write(file, graph);
        long before = OwnKernels.calls();
        try (GraphSession session = OnnxRuntime.open(file, Set.of("output"), device);
                var options = session.keepingMemory()) {
            float[] output = session.run(
                            List.of(
                                    new GraphInput.Longs("input", new long[] {'a', 'n', 'z'}, 1, 3),
                                    new GraphInput.Longs("input_lengths", new long[] {3}, 1),
                                    new GraphInput.Floats("scales", new float[] {0, length, 0}, 3)),
                            options)
                    .floats("output");
            ours = OwnKernels.calls() - before;
            assertThat(Files.readAllBytes(file)).as("the file").isEqualTo(graph);
            return output;
        }
    }

    private float[] without(byte[] graph, float length) throws Exception {
        System.setProperty(OwnKernels.SWITCH, "off");
        float[] output = run(graph, ONE_THREAD, length);
        assertThat(ours).as("switched off").isZero();
        System.clearProperty(OwnKernels.SWITCH);
        return output;
    }

    @ParameterizedTest
    @ValueSource(floats = {0.0025f, 0.02f, 1, 5.12f, 30})
    void a_step_of_the_generator_is_one_node_of_ours_and_gives_the_same(float length) throws Exception {
        byte[] graph = ToySteps.one(2);
        float[] expected = without(graph, length);
        for (int threads = 1; threads < 4; threads++) {
            float[] output = run(graph, new Device.Processor(threads), length);
            assertThat(ours).isOne();
            assertThat(output).hasSize((int) (3 * 400 * length)).containsExactly(expected, within(2e-5f));
        }
    }

    @Test
    void steps_that_share_nodes_and_nodes_that_others_read_are_not_torn_apart() throws Exception {
        byte[] graph = ToySteps.three();
        float[] expected = without(graph, 1);
        float[] output = run(graph, ONE_THREAD);
        assertThat(ours).isEqualTo(3);
        assertThat(output).containsExactly(expected, within(5e-5f));
    }

    @Test
    void what_is_only_like_a_step_stays_as_it_is() throws Exception {
        byte[] graph = ToySteps.one(3);
        float[] expected = without(graph, 1);
        assertThat(run(graph, ONE_THREAD)).isEqualTo(expected);
        assertThat(ours).isZero();
    }

    @Test
    void what_fails_in_java_is_an_error_of_the_run_and_not_the_end_of_the_process() {
        assertThatThrownBy(() -> run(ToySteps.ofFourAxes(), ONE_THREAD))
                .isInstanceOf(OrtException.class)
                .hasMessageContaining("NormSnake failed");
    }

    @Test
    void what_is_no_processor_has_its_own() throws Exception {
        byte[] graph = ToySteps.one(2);
        float[] expected = without(graph, 1);
        assertThat(run(graph, new OtherDevice())).isEqualTo(expected);
        assertThat(ours).isZero();
    }

    @Test
    void another_version_of_the_library_is_left_alone() {
        assertThat(OwnKernels.madeFor(OnnxRuntime.version())).isTrue();
        assertThat(OwnKernels.madeFor("1.30.0")).isFalse();
        assertThat(OwnKernels.madeFor("1.2.0")).isFalse();
    }

    /** What is not the processor; here it is, so that it can run anywhere. */
    private static final class OtherDevice implements Device {
        @Override
        public String describe() {
            return "another";
        }

        @Override
        public void configure(SessionOptions options) {
            // as it is
        }

        @Override
        public boolean givesMemoryBack() {
            return false;
        }
    }
}

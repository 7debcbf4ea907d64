package dev.aloud.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.onnxruntime.OrtException;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.SynthesisException.Code;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are stopped in their middle, on a graph that takes seconds: it is ONNX Runtime that stops, not only who waits. */
@Timeout(120)
final class StoppedRunsTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void write() throws Exception {
        Files.write(folder.resolve("slow.onnx"), ToyGraph.slow());
    }

    private static GraphSession slow() throws Exception {
        return OnnxRuntime.open(folder.resolve("slow.onnx"), Set.of("output"), new Device.Processor(1));
    }

    /** A million samples. */
    private static List<GraphInput> inputs() {
        long[] ids = new long[625];
        Arrays.fill(ids, 'a');
        return List.of(
                new GraphInput.Longs("input", ids, 1, ids.length),
                new GraphInput.Longs("input_lengths", new long[] {ids.length}, 1),
                new GraphInput.Floats("scales", new float[] {0, 4, 0}, 3));
    }

    private static void assertTerminated(SynthesisException stopped) {
        assertThat(stopped.code()).isEqualTo(Code.CLOSED);
        assertThat(stopped.getSuppressed())
                .singleElement()
                .satisfies(
                        end -> assertThat(end).isInstanceOf(OrtException.class).hasMessageContaining("terminate flag"));
    }

    @Test
    void an_interrupt_ends_the_run_and_nothing_comes_of_it() throws Exception {
        try (GraphSession session = slow()) {
            GraphTask task = new GraphTask(session, inputs(), false);
            Thread worker =
                    Thread.ofPlatform().name(GraphWorkers.THREADS + "test").start(task);
            CompletableFuture<Throwable> heard = new CompletableFuture<>();
            Thread listener = Thread.ofPlatform().start(() -> heard.complete(catchThrowable(task::await)));
            NativeRuns.awaitOne();
            listener.interrupt();
            assertThat(heard.join()).isInstanceOf(InterruptedException.class);
            worker.join();
            assertTerminated(catchThrowableOfType(SynthesisException.class, task::await));
        }
    }

    @Test
    void closing_ends_the_run() throws Exception {
        GraphWorkers workers = new GraphWorkers(slow(), 1);
        FutureTask<SynthesisException> run =
                new FutureTask<>(() -> catchThrowableOfType(SynthesisException.class, () -> workers.run(inputs())));
        Thread.ofPlatform().start(run);
        NativeRuns.awaitOne();
        workers.close();
        assertTerminated(run.get());
    }

    @Test
    void a_run_that_nobody_stops_comes_to_its_end() throws Exception {
        try (GraphWorkers workers = new GraphWorkers(slow(), 1)) {
            assertThat(workers.run(inputs()).floats("output")).hasSize(1_000_000);
        }
    }

    @Test
    void a_run_that_finds_no_thread_does_not_keep_the_engine_from_closing() throws Exception {
        var none = Executors.newSingleThreadExecutor();
        none.shutdown();
        GraphWorkers workers = new GraphWorkers(slow(), 1, none);
        assertThatThrownBy(() -> workers.run(inputs())).isInstanceOf(RejectedExecutionException.class);
        workers.close();
    }
}

package dev.aloud.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much memory there is, and how an engine is sized and placed by it. */
final class MachineTest {
    private static final long MB = 1 << 20;
    private static final MemoryNeed NEED = new MemoryNeed(480 * MB, 450 * MB);

    @TempDir
    private Path root;

    @AfterEach
    void forget() {
        System.clearProperty(EngineSize.THREADS);
        System.clearProperty(EngineSize.CONCURRENCY);
    }

    private void write(String file, String content) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), content);
    }

    private void machineHas(long megabytes) throws IOException {
        write("proc/meminfo", "MemTotal:  99999999 kB\nMemAvailable:  " + megabytes * 1024 + " kB\nBuffers: 1 kB\n");
    }

    private void containerHas(String limit, long used, long filePages) throws IOException {
        write("sys/fs/cgroup/memory.max", limit + "\n");
        write("sys/fs/cgroup/memory.current", used + "\n");
        write("sys/fs/cgroup/memory.stat", "anon 5\nfile 7\ninactive_file " + filePages + "\n");
    }

    @Test
    void free_is_what_linux_says_is_available() throws IOException {
        machineHas(3_000);
        assertThat(Machine.FreeMemory.bytes(root)).hasValue(3_000 * MB);
    }

    @Test
    void a_container_has_its_limit_less_what_is_in_use_and_cannot_be_given_up() throws IOException {
        machineHas(3_000);
        containerHas(Long.toString(1_000 * MB), 700 * MB, 200 * MB);
        assertThat(Machine.FreeMemory.bytes(root)).hasValue(500 * MB);
    }

    @Test
    void the_least_of_both_counts_and_never_less_than_nothing() throws IOException {
        machineHas(300);
        containerHas(Long.toString(1_000 * MB), 100 * MB, 0);
        assertThat(Machine.FreeMemory.bytes(root)).hasValue(300 * MB);
        containerHas(Long.toString(1_000 * MB), 1_100 * MB, 0);
        assertThat(Machine.FreeMemory.bytes(root)).hasValue(0);
    }

    @Test
    void a_container_without_a_limit_has_what_the_machine_has() throws IOException {
        machineHas(3_000);
        containerHas("max", 700 * MB, 0);
        assertThat(Machine.FreeMemory.bytes(root)).hasValue(3_000 * MB);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MemAvailable:", "MemAvailable: kB", "MemAvailable: many kB", "MemFree: 12 kB"})
    void where_nothing_tells_nothing_is_known(String meminfo) throws IOException {
        assertThat(Machine.FreeMemory.bytes(root)).isEmpty();
        write("proc/meminfo", meminfo);
        assertThat(Machine.FreeMemory.bytes(root)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "480, 0", "929, 0", "930, 1", "1379, 1", "1380, 2", "4980, 10"})
    void there_are_as_many_runs_as_fit_beside_the_loaded_model(long free, int runs) {
        assertThat(NEED.runs(free * MB)).isEqualTo(runs);
        assertThat(NEED.least()).isEqualTo(930 * MB);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 9999, 1, 1",
        "2, 9999, 2, 2",
        "16, 99999, 4, 16",
        "16, 1400, 4, 2",
        "16, 100, 4, 1",
        "200, 999999, 4, 64"
    })
    void an_engine_speaks_with_as_many_as_there_are_processors_and_memory(
            int processors, long free, int threads, int concurrent) {
        Machine machine = new Machine() {
            @Override
            public int processors() {
                return processors;
            }

            @Override
            public OptionalLong freeBytes() {
                return OptionalLong.of(free * MB);
            }
        };
        assertThat(EngineSize.of(machine, NEED)).isEqualTo(new EngineSize(threads, concurrent));
    }

    @Test
    void a_size_that_somebody_chose_holds_within_reason() {
        System.setProperty(EngineSize.THREADS, "3");
        System.setProperty(EngineSize.CONCURRENCY, "5");
        assertThat(EngineSize.of(Machine.THIS, NEED)).isEqualTo(new EngineSize(3, 5));
        assertThat(new EngineSize(0, -1)).isEqualTo(new EngineSize(1, 1));
        assertThat(new EngineSize(1_000, 1_000)).isEqualTo(new EngineSize(64, 64));
    }

    @ParameterizedTest
    @CsvSource({"auto, true, 0", "auto, false, ", "cpu, true, ", "cpu, false, ", "cuda:0, true, 0", "cuda:3, true, 3"})
    void a_device_that_can_be_had_is_chosen_without_remark(String wanted, boolean builtForCuda, Integer gpu) {
        Optional<Device> device = Optional.ofNullable(gpu).map(Device.Cuda::new);
        assertThat(DeviceChoice.of(wanted, builtForCuda)).isEqualTo(new DeviceChoice(device, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpu", "cuda", "cuda:", "cuda:x", "cuda:-1", "CPU", ""})
    void a_device_that_there_is_not_is_remarked_on_and_chosen_as_if_nothing_was_said(String wanted) {
        String remark = "-Daloud.onnx.device is \"" + wanted + "\", which is not auto, cpu or cuda:0";
        assertThat(DeviceChoice.of(wanted, false)).isEqualTo(new DeviceChoice(Optional.empty(), remark));
        assertThat(DeviceChoice.of(wanted, true)).isEqualTo(new DeviceChoice(Optional.of(new Device.Cuda(0)), remark));
    }

    @Test
    void a_gpu_that_this_build_cannot_use_is_remarked_on() {
        assertThat(DeviceChoice.of("cuda:0", false))
                .isEqualTo(new DeviceChoice(Optional.empty(), "no GPU: this build has no CUDA; build it with -Pgpu"));
    }
}

package dev.aloud.server.metrics;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the process itself takes: memory, processor, threads, open files. */
public final class JvmMetrics {
    private static final long PAGE_BYTES = 4096;
    private static final Path STATM = Path.of("/proc/self/statm");

    private JvmMetrics() {}

    /** Adds them to a registry. */
    public static void register(MetricsRegistry registry) {
        var memory = ManagementFactory.getMemoryMXBean();
        String bytes = "Memory of the JVM in bytes.";
        registry.gauge(
                "jvm_memory_used_bytes",
                bytes,
                "area=\"heap\"",
                () -> memory.getHeapMemoryUsage().getUsed());
        registry.gauge(
                "jvm_memory_used_bytes",
                bytes,
                "area=\"nonheap\"",
                () -> memory.getNonHeapMemoryUsage().getUsed());
        registry.gauge(
                "jvm_memory_max_bytes",
                "Most heap the JVM may take.",
                "area=\"heap\"",
                () -> max(memory.getHeapMemoryUsage()));
        var threads = ManagementFactory.getThreadMXBean();
        registry.gauge("jvm_threads", "Platform threads.", threads::getThreadCount);
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            registry.counter(
                    "jvm_gc_seconds_total",
                    "Time spent collecting garbage.",
                    "gc=\"" + collector.getName() + "\"",
                    () -> collector.getCollectionTime() / 1e3);
        }
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            registry.counter(
                    "process_cpu_seconds_total", "Processor time used.", "", () -> system.getProcessCpuTime() / 1e9);
        }
        if (Files.isReadable(STATM)) {
            registry.gauge(
                    "process_resident_memory_bytes", "Resident memory of the process.", JvmMetrics::residentBytes);
        }
        long start = ManagementFactory.getRuntimeMXBean().getStartTime();
        registry.gauge("process_start_time_seconds", "When the process started, in Unix time.", () -> start / 1e3);
    }

    private static double max(MemoryUsage usage) {
        return usage.getMax();
    }

    private static double residentBytes() {
        try {
            return Long.parseLong(
                            Files.readString(STATM, StandardCharsets.US_ASCII).split(" ", -1)[1])
                    * (double) PAGE_BYTES;
        } catch (IOException | NumberFormatException e) {
            return Double.NaN;
        }
    }
}

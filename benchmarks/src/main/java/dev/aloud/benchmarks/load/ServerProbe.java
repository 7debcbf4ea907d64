package dev.aloud.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** Watches what the server takes: from {@code /proc} where its process is known, else from its metrics. */
final class ServerProbe {
    private static final double CLOCK_TICKS_PER_SECOND = 100;
    private static final double MIB = 1024 * 1024;

    private final SpeakApi api;
    private final long pid;
    private double startCpuSeconds = Double.NaN;
    private double lastCpuSeconds = Double.NaN;
    private long startNanos;
    private long lastNanos;
    private double peakMib;
    private double restMib = Double.NaN;

    /**
     * @param api where the metrics are
     * @param pid the server's process on this machine, or 0
     */
    ServerProbe(SpeakApi api, long pid) {
        this.api = api;
        this.pid = pid;
    }

    /**
     * What it saw.
     *
     * @param restMib resident memory before the first listener
     * @param peakMib the most resident memory
     * @param cpuSeconds processor time between the first and the last look
     * @param cores the same as processors kept busy
     */
    record Usage(double restMib, double peakMib, double cpuSeconds, double cores) {}

    /** Looks once; a look that fails is passed over. */
    void look() throws InterruptedException {
        try {
            double mib;
            double cpu;
            if (pid > 0) {
                mib = residentMib();
                cpu = cpuSeconds();
            } else {
                String metrics = api.metrics();
                mib = value(metrics, "process_resident_memory_bytes").orElse(Double.NaN) / MIB;
                cpu = value(metrics, "process_cpu_seconds_total").orElse(Double.NaN);
            }
            note(mib, cpu);
        } catch (IOException e) {
            // The server may be gone or too busy to answer: the report then covers the time before.
        }
    }

    private void note(double mib, double cpu) {
        lastNanos = System.nanoTime();
        lastCpuSeconds = cpu;
        if (Double.isNaN(startCpuSeconds)) {
            startCpuSeconds = cpu;
            startNanos = lastNanos;
            restMib = mib;
        }
        peakMib = Math.max(peakMib, mib);
    }

    Usage usage() {
        double cpu = lastCpuSeconds - startCpuSeconds;
        return new Usage(restMib, peakMib, cpu, cpu / Math.max(1e-9, (lastNanos - startNanos) / 1e9));
    }

    private double residentMib() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
            }
        }
        return Double.NaN;
    }

    private double cpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        // The second field is the name in brackets, which may hold spaces: count from behind it.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / CLOCK_TICKS_PER_SECOND;
    }

    /** A metric without labels from Prometheus text. */
    static OptionalDouble value(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(
                        line.substring(name.length() + 1).strip().split(" ", -1)[0]))
                .findFirst();
    }
}

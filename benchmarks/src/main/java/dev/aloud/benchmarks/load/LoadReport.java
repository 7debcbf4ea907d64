package dev.aloud.benchmarks.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.aloud.benchmarks.load.Measurements.Summary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * What a run gave; written as JSON in {@code snake_case}. Times in milliseconds, sizes in bytes or MiB as named.
 *
 * @param name what the run is called
 * @param listeners how many were to listen
 * @param joined how many began
 * @param model the model and, where one was chosen, its voice
 * @param codec how audio travelled
 * @param pace in real time or as fast as possible
 * @param seconds how long it took
 * @param firstAudio from the first {@code want} to the whole first block
 * @param seekAudio the same after seeks
 * @param opening from making the job to the open socket
 * @param underruns how often audio ran dry, for all listeners together; only in real time
 * @param underrunMs for how long
 * @param listenersWithUnderruns how many listeners that concerned
 * @param blocks blocks received
 * @param cachedShare which part of them the server had in its cache
 * @param audioSeconds audio received
 * @param bytes bytes received
 * @param mbPerSecond millions of bytes a second over the whole run
 * @param duplicates blocks that came again though the listener held them: they crossed with a {@code want}
 * @param keyMismatches blocks whose key was not what the shared library computes
 * @param failedBlocks blocks that the server said it could not speak
 * @param failures listeners that had to give up, by reason
 * @param server what the server took
 * @param machine where all this ran
 */
record LoadReport(
        String name,
        int listeners,
        int joined,
        String model,
        String codec,
        String pace,
        double seconds,
        Summary firstAudio,
        Summary seekAudio,
        Summary opening,
        long underruns,
        long underrunMs,
        int listenersWithUnderruns,
        long blocks,
        double cachedShare,
        double audioSeconds,
        long bytes,
        double mbPerSecond,
        long duplicates,
        long keyMismatches,
        long failedBlocks,
        Map<String, Long> failures,
        ServerProbe.Usage server,
        Machine machine) {
    /** Where a run took place. */
    record Machine(String os, String arch, int processors, String java) {
        static Machine here() {
            return new Machine(
                    System.getProperty("os.name") + " " + System.getProperty("os.version"),
                    System.getProperty("os.arch"),
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        }
    }

    static LoadReport of(String name, LoadPlan plan, Measurements seen, ServerProbe.Usage server, double seconds) {
        long blocks = seen.blocks.sum();
        long bytes = seen.bytes.sum();
        return new LoadReport(
                name,
                plan.listeners(),
                seen.joined.get(),
                plan.voice().isEmpty() ? plan.model() : plan.model() + "/" + plan.voice(),
                plan.codec(),
                plan.pace().name().toLowerCase(Locale.ROOT),
                seconds,
                seen.firstAudio.summary(),
                seen.seekAudio.summary(),
                seen.opening.summary(),
                seen.underruns.sum(),
                seen.underrunMs.sum(),
                seen.listenersWithUnderruns.get(),
                blocks,
                blocks == 0 ? 0 : (double) seen.cachedBlocks.sum() / blocks,
                seen.audioMs.sum() / 1e3,
                bytes,
                bytes / 1e6 / seconds,
                seen.duplicates.sum(),
                seen.keyMismatches.sum(),
                seen.failedBlocks.sum(),
                seen.failures(),
                server,
                Machine.here());
    }

    /** Whether every listener heard what it was to hear, in the way the protocol has it. */
    boolean clean() {
        return failures.isEmpty() && failedBlocks == 0 && keyMismatches == 0 && joined == listeners && blocks > 0;
    }

    void writeJson(Path file) throws IOException {
        var json = new ObjectMapper()
                .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(SerializationFeature.INDENT_OUTPUT);
        if (file.toAbsolutePath().getParent() != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
        }
        json.writeValue(file.toFile(), this);
    }

    void print(PrintWriter out) {
        out.printf(Locale.ROOT, "%s: %d listeners, %s, %s, %.1f s%n", name, joined, model, pace, seconds);
        line(out, "first audio", firstAudio);
        line(out, "after a seek", seekAudio);
        line(out, "job and socket", opening);
        if (pace.equals("realtime")) {
            out.printf(
                    Locale.ROOT,
                    "  underruns       %d in %d listeners, %d ms in all%n",
                    underruns,
                    listenersWithUnderruns,
                    underrunMs);
        }
        out.printf(
                Locale.ROOT,
                "  received        %d blocks (%.0f%% cached), %.0f s of audio, %.1f MB/s%n",
                blocks,
                100 * cachedShare,
                audioSeconds,
                mbPerSecond);
        out.printf(
                Locale.ROOT,
                "  server          %.0f MiB at rest, %.0f MiB at most, %.2f cores%n",
                server.restMib(),
                server.peakMib(),
                server.cores());
        if (duplicates > 0) {
            out.printf("  sent again      %d blocks, which crossed with a want%n", duplicates);
        }
        if (keyMismatches + failedBlocks > 0) {
            out.printf("  wrong           %d keys, %d blocks failed%n", keyMismatches, failedBlocks);
        }
        failures.forEach((reason, count) -> out.printf("  gave up         %d: %s%n", count, reason));
        out.flush();
    }

    private static void line(PrintWriter out, String what, Summary times) {
        if (times.count() > 0) {
            out.printf(
                    Locale.ROOT,
                    "  %-15s p50 %.1f  p95 %.1f  p99 %.1f  max %.1f ms (%d)%n",
                    what,
                    times.p50Ms(),
                    times.p95Ms(),
                    times.p99Ms(),
                    times.maxMs(),
                    times.count());
        }
    }
}

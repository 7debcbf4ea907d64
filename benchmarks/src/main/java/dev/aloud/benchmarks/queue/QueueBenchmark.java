package dev.aloud.benchmarks.queue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.aloud.adapter.ModelState;
import dev.aloud.server.catalogue.Catalogue;
import dev.aloud.server.media.BlockAudio;
import dev.aloud.server.queue.QueueFullException;
import dev.aloud.server.synthesis.EngineSpeaker;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Times the queue in Redis: one block at a time with the work stubbed out and with flite, and as many as can be. */
@Command(
        name = "queue",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "The queue in Redis: its round trip, and its throughput.")
final class QueueBenchmark implements Callable<Integer> {
    private static final String VOICE = "kal16";

    @Spec
    private CommandSpec spec;

    @Option(names = "--redis", description = "Address of a Redis that holds nothing else; by default one is started.")
    private URI redis;

    @Option(names = "--warm-up", defaultValue = "3000", description = "Blocks before any is timed (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--round-trips", defaultValue = "2000", description = "Blocks one at a time (${DEFAULT-VALUE}).")
    private int roundTrips;

    @Option(
            names = "--spoken",
            defaultValue = "300",
            description = "Of them, spoken by flite; 0 for none (${DEFAULT-VALUE}).")
    private int spoken;

    @Option(names = "--blocks", defaultValue = "20000", description = "Blocks as fast as they come (${DEFAULT-VALUE}).")
    private int blocks;

    @Option(names = "--under-way", defaultValue = "64", description = "Of those, how many at once (${DEFAULT-VALUE}).")
    private int underWay;

    @Option(names = "--threads", defaultValue = "8", description = "Threads of the worker (${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--audio-bytes",
            defaultValue = "16000",
            description = "Audio of a stubbed block, half a second at 16 kHz (${DEFAULT-VALUE}).")
    private int audioBytes;

    @Option(names = "--json", description = "Where to write the figures.")
    private Path json;

    /** Runs the command line. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new QueueBenchmark())
                .setOverwrittenOptionsAllowed(true)
                .execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, QueueFullException {
        if (redis != null) {
            return measure(redis);
        }
        try (var own = LocalRedis.start()) {
            return measure(own.uri());
        }
    }

    private int measure(URI address) throws IOException, InterruptedException, QueueFullException {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", "queue");
        var audio = new BlockAudio(16_000, new byte[audioBytes / 2 * 2], List.of());
        var stub = new Voicing("stub", "1", "none", Speed.NORMAL);
        try (var bench = new Bench(address, stub, request -> audio, threads)) {
            bench.roundTrips(warmUp);
            var times = bench.roundTrips(roundTrips);
            out.println("round trip, work stubbed out: " + times.line());
            fields.put("round_trip_stubbed", times.fields());
            bench.throughput(warmUp, underWay, new Times());
            var loaded = new Times();
            double rate = blocks * 1e9 / bench.throughput(blocks, underWay, loaded);
            out.printf("throughput, work stubbed out: %.0f blocks a second; %s%n", rate, loaded.line());
            fields.put("blocks_a_second", rate);
            fields.put("at_that_rate", loaded.fields());
            fields.put("audio_bytes", audioBytes);
        }
        if (spoken > 0) {
            var times = speak(address);
            out.println("round trip, flite " + VOICE + ", a word: " + times.line());
            fields.put("round_trip_flite", times.fields());
        }
        if (json != null) {
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), fields);
        }
        out.flush();
        return 0;
    }

    private Times speak(URI address) throws InterruptedException, QueueFullException {
        try (var catalogue = Catalogue.discover()) {
            catalogue.start();
            while (catalogue.model("flite").orElseThrow().state() != ModelState.READY) {
                TimeUnit.MILLISECONDS.sleep(500);
            }
            var model = catalogue.model("flite").orElseThrow();
            var voicing = new Voicing(model.id(), model.revision(), VOICE, Speed.NORMAL);
            try (var bench = new Bench(address, voicing, new EngineSpeaker(catalogue), model.maxConcurrent())) {
                bench.roundTrips(spoken);
                return bench.roundTrips(spoken);
            }
        }
    }
}

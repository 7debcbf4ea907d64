package dev.aloud.benchmarks.restart;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.aloud.benchmarks.load.CachedBlock;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Kills a server and starts it again, as a user would; times until it says its address and until it sends a cached block. */
@Command(
        name = "restart",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "A server that is killed with SIGKILL and started again: its address, and a cached block of a job made before.")
final class RestartBenchmark implements Callable<Integer> {
    private static final String TEXT = "What was spoken before the server died is heard at once when it is back.";

    /** Longer than records wait to be written. */
    private static final int SETTLE_MS = 2000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--launcher", required = true, description = "The launcher, ./aloud.")
    private Path launcher;

    @Option(names = "--data", required = true, description = "An empty folder for the server's data.")
    private Path data;

    @Option(names = "--rounds", defaultValue = "9", description = "Restarts (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--json", description = "Where to write the figures.")
    private Path json;

    /** Runs the command line. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new RestartBenchmark())
                .setOverwrittenOptionsAllowed(true)
                .execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        CachedBlock block;
        try (var server = StartedServer.start(launcher, data)) {
            block = CachedBlock.speak(server.address(), TEXT);
            TimeUnit.MILLISECONDS.sleep(SETTLE_MS);
        }
        var address = new double[rounds];
        var sound = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            try (var server = StartedServer.start(launcher, data)) {
                address[i] = server.secondsToAddress();
                block.hear(server.address());
                sound[i] = server.secondsSinceStart();
            }
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", "restart");
        fields.put("restarts", rounds);
        PrintWriter out = spec.commandLine().getOut();
        tell(out, fields, "from the command to the address", "address_s", address);
        tell(out, fields, "from the command to a cached block of a job made before", "cached_block_s", sound);
        if (json != null) {
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), fields);
        }
        out.flush();
        return 0;
    }

    private static void tell(PrintWriter out, Map<String, Object> fields, String what, String name, double[] seconds) {
        Arrays.sort(seconds);
        double median = seconds[seconds.length / 2];
        double longest = seconds[seconds.length - 1];
        out.printf("%s: median %.2f s, longest %.2f s of %d%n", what, median, longest, seconds.length);
        fields.put(name, Map.of("median", median, "longest", longest));
    }
}

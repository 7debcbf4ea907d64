package dev.aloud.benchmarks.load;

import dev.aloud.benchmarks.text.SampleText;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Many listeners on one server: the command line. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Lets many listeners hear texts from an Aloud server at once, each driven by the planner that drives the "
                        + "page, and says how long they waited for sound, whether it ran dry, and what the server took.",
        footer = {
            "",
            "Exit codes: 0 every listener was served; 1 some were not, or a --max limit was passed; 2 wrong usage.",
            "",
            "Examples:",
            "  load --url http://127.0.0.1:8080 --listeners 100 --warm --seek-every 3 --duration 60",
            "  load --url http://127.0.0.1:8080 --listeners 1000 --ramp 60 --warm --duration 180 --max-underruns 0",
            "  load --url http://127.0.0.1:8080 --listeners 40 --ramp 80 --unique --first-only --voice kal16"
        })
public final class LoadGenerator implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--url", required = true, description = "The server's address.")
    private URI url;

    @Option(names = "--name", defaultValue = "load", description = "What the report calls this run.")
    private String name;

    @Option(names = "--listeners", defaultValue = "10", description = "How many listen at once (${DEFAULT-VALUE}).")
    private int listeners;

    @Option(names = "--ramp", defaultValue = "0", description = "Seconds over which they join (${DEFAULT-VALUE}).")
    private double rampSeconds;

    @Option(
            names = "--duration",
            defaultValue = "60",
            description = "Seconds after which all leave, whatever they have heard (${DEFAULT-VALUE}).")
    private double durationSeconds;

    @Option(names = "--model", defaultValue = "flite", description = "The model (${DEFAULT-VALUE}).")
    private String model;

    @Option(names = "--voice", defaultValue = "", description = "The voice (the model's default).")
    private String voice;

    @Option(names = "--codec", defaultValue = "pcm", description = "pcm, opus, mp3 or flac (${DEFAULT-VALUE}).")
    private String codec;

    @Option(
            names = "--fast",
            description = "Listen as fast as blocks come, instead of in real time: measures throughput.")
    private boolean fast;

    @Option(names = "--rate", defaultValue = "1.0", description = "Playback rate in real time (${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--seek-every",
            defaultValue = "0",
            description = "Seconds after which each listener jumps to a random block, again and again; 0 for never.")
    private double seekSeconds;

    @Option(names = "--first-only", description = "Leave once the first block has come.")
    private boolean firstOnly;

    @Option(
            names = "--deaf",
            defaultValue = "0",
            description =
                    "How many more connect, want all they may, and never read: they must cost the others nothing.")
    private int deaf;

    @ArgGroup(exclusive = false, heading = "%nWhat is spoken%n")
    private Texts texts = new Texts();

    @Option(
            names = "--warm",
            description = "First let one listener hear every text, so that the measured ones find it in the cache.")
    private boolean warm;

    @Option(names = "--server-pid", defaultValue = "0", description = "Watch this process instead of /metrics.")
    private long serverPid;

    @Option(names = "--json", description = "Also write the report to this file.")
    private Path json;

    @Option(names = "--max-underruns", description = "Exit with 1 where there were more.")
    private Long maxUnderruns;

    @Option(names = "--max-first-audio-p99", description = "Exit with 1 where it took longer, milliseconds.")
    private Double maxFirstAudioMs;

    private static final class Texts {
        @Option(names = "--text", description = "A UTF-8 file; may be given several times. Else texts are made up.")
        private List<Path> files = List.of();

        @Option(names = "--texts", defaultValue = "4", description = "How many texts are made up (${DEFAULT-VALUE}).")
        private int count = 4;

        @Option(
                names = "--text-units",
                defaultValue = "6000",
                description = "Length of a made-up text, UTF-16 units (${DEFAULT-VALUE}: about six minutes).")
        private int units = 6000;

        @Option(names = "--unique", description = "A new text for every listener: nothing is in the cache.")
        private boolean unique;
    }

    /** Runs and exits. */
    public static void main(String[] args) {
        // The last of two equal options wins: benchmarks/run gives its own first, then the caller's.
        System.exit(new CommandLine(new LoadGenerator())
                .setOverwrittenOptionsAllowed(true)
                .execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        var plan = plan();
        var spoken = spokenTexts();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .executor(threads)
                        .build()) {
            var api = new SpeakApi(http, url);
            if (warm) {
                warm(plan, spoken, http, api, err);
            }
            var run = new LoadRun(plan, spoken, http, api, new ServerProbe(api, serverPid));
            var progress = new ProgressLine(err);
            LoadReport report = run.run(name, progress::show);
            progress.end();
            report.print(out);
            if (json != null) {
                report.writeJson(json);
            }
            http.shutdownNow();
            return passed(report, err) ? 0 : 1;
        }
    }

    private LoadPlan plan() {
        require(listeners >= 1, "--listeners must be at least 1");
        require(rate >= 0.25 && rate <= 4, "--rate must be from 0.25 to 4");
        require(durationSeconds > 0, "--duration must be more than 0");
        return new LoadPlan(
                url,
                listeners,
                seconds(rampSeconds),
                seconds(durationSeconds),
                model,
                voice,
                codec,
                fast ? LoadPlan.Pace.FAST : LoadPlan.Pace.REALTIME,
                (int) Math.round(rate * 1000),
                seconds(seekSeconds),
                firstOnly,
                deaf);
    }

    private List<SpokenText> spokenTexts() throws IOException {
        var spoken = new ArrayList<SpokenText>();
        for (Path file : texts.files) {
            spoken.add(SpokenText.of(Files.readString(file)));
        }
        // Texts that nobody has heard before need a seed that was never used; the others are the same in every run.
        long seed = texts.unique ? System.nanoTime() : 0;
        int made = texts.files.isEmpty() ? (texts.unique ? listeners : texts.count) : 0;
        for (int i = 0; i < made; i++) {
            spoken.add(SpokenText.of(SampleText.PROSE.of(texts.units, seed + i)));
        }
        require(!spoken.isEmpty(), "there must be at least one text");
        return spoken;
    }

    private void warm(LoadPlan plan, List<SpokenText> spoken, HttpClient http, SpeakApi api, PrintWriter err)
            throws InterruptedException, IOException {
        err.println("warming " + spoken.size() + " texts");
        err.flush();
        var each = new LoadPlan(
                plan.server(),
                spoken.size(),
                Duration.ZERO,
                Duration.ofHours(1),
                plan.model(),
                plan.voice(),
                plan.codec(),
                LoadPlan.Pace.FAST,
                1000,
                Duration.ZERO,
                false,
                0);
        var progress = new ProgressLine(err);
        LoadReport report =
                new LoadRun(each, spoken, http, api, new ServerProbe(api, serverPid)).run("warm", progress::show);
        progress.end();
        if (!report.clean()) {
            report.print(err);
            throw new IOException("the texts could not be warmed");
        }
    }

    private boolean passed(LoadReport report, PrintWriter err) {
        boolean passed = report.clean();
        if (maxUnderruns != null && report.underruns() > maxUnderruns) {
            err.println("too many underruns: " + report.underruns() + ", at most " + maxUnderruns);
            passed = false;
        }
        if (maxFirstAudioMs != null && report.firstAudio().p99Ms() > maxFirstAudioMs) {
            err.println(
                    "first audio was too slow: p99 " + report.firstAudio().p99Ms() + " ms, at most " + maxFirstAudioMs);
            passed = false;
        }
        err.flush();
        return passed;
    }

    private void require(boolean holds, String message) {
        if (!holds) {
            throw new CommandLine.ParameterException(spec.commandLine(), message);
        }
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}

package dev.aloud.benchmarks.speech;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.sun.management.OperatingSystemMXBean;
import dev.aloud.adapter.Model;
import dev.aloud.adapter.ModelState;
import dev.aloud.adapter.SpeechAdapter;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.Utterance;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How fast Kokoro speaks on this machine, by length of text, threads of a run and runs at once. */
@Command(
        name = "kokoro",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Speaks texts of several lengths with the installed Kokoro, alone and with others, and says what each took: of"
                        + " wall clock, of all processors together, and of memory. Rounds go through all settings in turn, so"
                        + " that what else the machine does falls on all of them.",
        footer = {"", "Exit codes: 0 measured; 1 the model is not installed or does not speak; 2 wrong usage."})
public final class KokoroBenchmark implements Callable<Integer> {
    private static final String TEXT =
            "It was late in the year. The road ran along the river, past a mill that nobody had"
                    + " used since the war, and came out at last between two fields of barley. There he stopped, put down his bag, and"
                    + " looked back at the town. Nothing moved in it, and no bell rang. He had lived there for thirty years, and he"
                    + " could not have said, if anybody had asked him, whether he was sorry to leave. So he took up his bag once more.";

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--threads",
            split = ",",
            defaultValue = "1,2",
            description = "Threads of a run, one setting after the other (${DEFAULT-VALUE}).")
    private List<Integer> threads;

    @Option(
            names = "--lengths",
            split = ",",
            defaultValue = "20,60,120,250,400",
            description = "Characters (${DEFAULT-VALUE}).")
    private List<Integer> lengths;

    @Option(
            names = "--callers",
            split = ",",
            defaultValue = "1,2,4,16",
            description = "How many speak at once, for throughput at 120 characters (${DEFAULT-VALUE}).")
    private List<Integer> callers;

    @Option(names = "--rounds", defaultValue = "5", description = "How often (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--json", description = "Where to write the figures.")
    private Path json;

    /** Runs the command line. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new KokoroBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws SynthesisException, InterruptedException, ExecutionException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<Engine> engines = new ArrayList<>();
        try {
            for (int count : threads) {
                Engine engine = Engine.open(count);
                engines.add(engine);
                out.println(engine.adapter.describe());
                if (engine.model().state() == ModelState.NOT_INSTALLED) {
                    return 1;
                }
            }
            List<Figure> figures = new ArrayList<>();
            for (Engine engine : engines) {
                lengths.forEach(length -> figures.add(new Figure(engine, length, 1, new Samples())));
                callers.forEach(count -> figures.add(new Figure(engine, 120, count, new Samples())));
            }
            for (int round = 0; round < rounds; round++) {
                for (Figure figure : figures) {
                    measure(figure);
                }
            }
            out.println("threads characters callers | real-time factor: best median | first audio ms: best p50 p95 | "
                    + "processor seconds a second");
            figures.forEach(figure -> out.println(figure.line()));
            out.printf("resident at most %d MiB, with %d engines%n", peakMib(), engines.size());
            if (json != null) {
                ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
                mapper.writeValue(
                        json.toFile(), figures.stream().map(Figure::fields).toList());
            }
            out.flush();
            return 0;
        } finally {
            engines.forEach(engine -> engine.adapter.close());
        }
    }

    private void measure(Figure figure) throws InterruptedException, ExecutionException {
        long processorBefore = system.getProcessCpuTime();
        long before = System.nanoTime();
        List<SpokenLength> spoken = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(figure.callers)) {
            List<Future<SpokenLength>> futures = new ArrayList<>();
            for (int i = 0; i < figure.callers; i++) {
                futures.add(pool.submit(() -> SpokenLength.of(figure.engine.adapter, figure.utterance())));
            }
            for (Future<SpokenLength> future : futures) {
                spoken.add(future.get());
            }
        }
        double speechNanos = spoken.stream().mapToLong(SpokenLength::samples).sum()
                * 1e9
                / figure.engine.model().sampleRateHz();
        figure.samples.factors.add((System.nanoTime() - before) / speechNanos);
        figure.samples.processor.add((system.getProcessCpuTime() - processorBefore) / speechNanos);
        spoken.forEach(one -> figure.samples.firstMs.add(one.firstNanos() / 1e6));
    }

    private static long peakMib() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return 0;
    }

    private record Engine(SpeechAdapter adapter, int threads) {
        static Engine open(int threads) throws SynthesisException, InterruptedException {
            System.setProperty("aloud.onnx.threads", Integer.toString(threads));
            SpeechAdapter adapter = ServiceLoader.load(SpeechAdapter.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(found -> found.models().getFirst().id().equals("kokoro-82m"))
                    .findFirst()
                    .orElseThrow();
            adapter.start();
            return new Engine(adapter, threads);
        }

        Model model() {
            return adapter.models().getFirst();
        }
    }

    private record Samples(List<Double> factors, List<Double> processor, List<Double> firstMs) {
        Samples() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        static double at(List<Double> values, double part) {
            List<Double> sorted = values.stream().sorted().toList();
            return sorted.get((int) Math.round(part * (sorted.size() - 1)));
        }
    }

    private record Figure(Engine engine, int length, int callers, Samples samples) {
        Utterance utterance() {
            Model model = engine.model();
            return new Utterance(
                    TEXT.substring(0, Math.min(length, TEXT.length())).strip(),
                    new Voicing(model.id(), model.revision(), model.defaultVoice(), Speed.NORMAL));
        }

        String line() {
            return "%7d %10d %7d | %.3f %.3f | %5.0f %5.0f %5.0f | %.3f"
                    .formatted(
                            engine.threads,
                            length,
                            callers,
                            Samples.at(samples.factors, 0),
                            Samples.at(samples.factors, 0.5),
                            Samples.at(samples.firstMs, 0),
                            Samples.at(samples.firstMs, 0.5),
                            Samples.at(samples.firstMs, 0.95),
                            Samples.at(samples.processor, 0.5));
        }

        Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("threads", engine.threads);
            fields.put("characters", length);
            fields.put("callers", callers);
            fields.put("real_time_factors", samples.factors);
            fields.put("first_audio_ms", samples.firstMs);
            fields.put("processor_seconds_a_second", samples.processor);
            return fields;
        }
    }
}

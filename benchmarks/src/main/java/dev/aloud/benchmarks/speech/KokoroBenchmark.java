package dev.aloud.benchmarks.speech;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.sun.management.OperatingSystemMXBean;
import dev.aloud.adapter.ModelState;
import dev.aloud.adapter.SynthesisException;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
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
                        + " that what else the machine does falls on all of them; memory is that of a process of its own for"
                        + " each setting, which speaks nothing else.",
        footer = {"", "Exit codes: 0 measured; 1 the model is not installed or does not speak; 2 wrong usage."})
public final class KokoroBenchmark implements Callable<Integer> {
    /** What can be measured; picocli takes these names, in any case. */
    enum What {
        LENGTHS,
        CALLERS,
        MEMORY
    }

    /** How long the texts are of those who speak at once. */
    private static final int CALLERS_LENGTH = 120;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--measure",
            split = ",",
            defaultValue = "lengths,callers,memory",
            description =
                    "Only these: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}). memory is that of the other two, and"
                            + " without them of both.")
    private Set<What> measure;

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
            description = "Characters, of one who speaks alone (${DEFAULT-VALUE}).")
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
        System.exit(new CommandLine(new KokoroBenchmark())
                .setOverwrittenOptionsAllowed(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    @Override
    public Integer call() throws SynthesisException, InterruptedException, ExecutionException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<Figure> figures = figures();
        if (!measure.equals(Set.of(What.MEMORY)) && !measureTimes(figures, out)) {
            return 1;
        }
        if (measure.contains(What.MEMORY)) {
            for (Figure figure : figures) {
                figure.residentMib = SpeakingProcess.residentMib(figure.setting);
            }
        }
        out.println("threads characters callers | real-time factor: best median | first audio ms: best p50 p95 | "
                + "processor seconds a second | resident MiB");
        figures.forEach(figure -> out.println(figure.line()));
        if (json != null) {
            ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
            mapper.writeValue(
                    json.toFile(), figures.stream().map(Figure::fields).toList());
        }
        out.flush();
        return 0;
    }

    private List<Figure> figures() {
        boolean all = measure.equals(Set.of(What.MEMORY));
        List<Figure> figures = new ArrayList<>();
        for (int count : threads) {
            if (all || measure.contains(What.LENGTHS)) {
                lengths.forEach(length -> figures.add(new Figure(new Setting(count, length, 1))));
            }
            if (all || measure.contains(What.CALLERS)) {
                callers.forEach(some -> figures.add(new Figure(new Setting(count, CALLERS_LENGTH, some))));
            }
        }
        return figures;
    }

    /** Whether there was anything that speaks. */
    private boolean measureTimes(List<Figure> figures, PrintWriter out)
            throws SynthesisException, InterruptedException, ExecutionException {
        List<Engine> engines = new ArrayList<>();
        try {
            for (int count : threads) {
                Engine engine = Engine.open(count);
                engines.add(engine);
                out.println(engine.adapter().describe());
                if (engine.model().state() == ModelState.NOT_INSTALLED) {
                    out.flush();
                    return false;
                }
            }
            for (int round = 0; round < rounds; round++) {
                for (Figure figure : figures) {
                    measure(figure, engines.get(threads.indexOf(figure.setting.threads())));
                }
            }
            return true;
        } finally {
            engines.forEach(engine -> engine.adapter().close());
        }
    }

    private void measure(Figure figure, Engine engine) throws InterruptedException, ExecutionException {
        long processorBefore = system.getProcessCpuTime();
        long before = System.nanoTime();
        List<SpokenLength> spoken = engine.speak(figure.setting);
        long nanos = System.nanoTime() - before;
        long processorNanos = system.getProcessCpuTime() - processorBefore;
        long samples = spoken.stream().mapToLong(SpokenLength::samples).sum();
        double speechNanos = samples * 1e9 / engine.model().sampleRateHz();
        figure.factors.add(nanos / speechNanos);
        figure.processor.add(processorNanos / speechNanos);
        spoken.forEach(one -> figure.firstMs.add(one.firstNanos() / 1e6));
    }
}

package dev.aloud.benchmarks.speech;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aloud.adapter.SynthesisException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * A process that speaks in one setting and then says how much memory it took at most: in a process that spoke otherwise before,
 * that would be the most of all settings. Linux only.
 */
final class SpeakingProcess {
    /** The first time allocates what later ones use again. */
    private static final int TIMES = 3;

    private static final Path STATUS = Path.of("/proc/self/status");

    private SpeakingProcess() {}

    /** What the process of this setting took at most, from its start. */
    static long residentMib(Setting setting) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SpeakingProcess.class.getName()));
        command.addAll(List.of("" + setting.threads(), "" + setting.characters(), "" + setting.callers()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException("the process that speaks in " + setting + " ended with " + code);
        }
        return Long.parseLong(said.strip());
    }

    /** Speaks, in a process of its own: threads, characters, callers. */
    public static void main(String[] arguments)
            throws SynthesisException, InterruptedException, ExecutionException, IOException {
        Setting setting = new Setting(
                Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        Engine engine = Engine.open(setting.threads());
        for (int time = 0; time < TIMES; time++) {
            engine.speak(setting);
        }
        System.out.println(peakMib());
        engine.adapter().close();
    }

    private static long peakMib() throws IOException {
        for (String line : Files.readAllLines(STATUS)) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        throw new IOException(STATUS + " does not say how much memory was taken at most");
    }
}

package dev.aloud.adapter.onnx;

import dev.aloud.adapter.SpeechSink;
import dev.aloud.adapter.Utterance;
import dev.aloud.kokoro.KokoroModel;
import dev.aloud.pack.PackHints;
import dev.aloud.pack.PackShelf;
import dev.aloud.pack.PackState;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import dev.aloud.text.WordMark;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process that speaks a long utterance, and that lets it come to its end when it is told to stop, as the server does: while
 * its hook waits for that, ONNX Runtime's own hook runs.
 */
final class SpeakingProcess {
    /** What it says when a graph is being run. */
    static final String SPEAKING = "speaking";

    /** What it says when it has been told to stop and all was spoken; the number of samples follows. */
    static final String SPOKEN = "spoken ";

    private static final String KOKORO = "kokoro";

    private SpeakingProcess() {}

    /** Starts one that speaks with the slow toy in a folder. */
    static Process withToy(Path pack, Path directory) throws IOException {
        return start(directory, pack.toString());
    }

    /** Starts one that speaks with Kokoro, which is installed. */
    static Process withKokoro(Path directory) throws IOException {
        return start(directory, KOKORO);
    }

    private static Process start(Path directory, String pack) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:ErrorFile=" + directory.resolve("hs_err.log"),
                "-cp",
                System.getProperty("java.class.path")));
        if (System.getProperty(PackShelf.PROPERTY) != null) {
            line.add("-D" + PackShelf.PROPERTY + "=" + System.getProperty(PackShelf.PROPERTY));
        }
        line.addAll(List.of(SpeakingProcess.class.getName(), pack));
        return new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectError(new File(directory.toFile(), "stderr"))
                .start();
    }

    /** Speaks; the argument is the folder of the toy's pack, or names Kokoro. */
    public static void main(String[] args) throws Exception {
        OnnxAdapter adapter = args[0].equals(KOKORO) ? kokoro() : toy(Path.of(args[0]));
        Utterance utterance = args[0].equals(KOKORO) ? byKokoro() : byToy();
        AtomicInteger samples = new AtomicInteger();
        FutureTask<Void> speech = new FutureTask<>(() -> {
            adapter.speak(utterance, counting(samples));
            return null;
        });
        Thread speaking = Thread.ofPlatform().start(speech);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            try {
                speaking.join();
                System.out.println(SPOKEN + samples);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        NativeRuns.awaitOne();
        System.out.println(SPEAKING);
        speech.get();
        new CountDownLatch(1).await();
    }

    private static OnnxAdapter toy(Path pack) {
        var watch = new PackWatch("toy", () -> Optional.of(pack), () -> PackState.INSTALLED, PackHints.PLAIN);
        return new OnnxAdapter(new ToyVits(new MemoryNeed(1, 1)), watch, Machine.THIS);
    }

    /** A million samples. */
    private static Utterance byToy() {
        return new Utterance("a".repeat(625), new Voicing("toy", "1", "toy", new Speed(250)));
    }

    private static OnnxAdapter kokoro() {
        return new KokoroAdapter();
    }

    private static Utterance byKokoro() {
        return new Utterance(
                "Everybody agreed that the old building had never looked so good.",
                new Voicing(KokoroModel.ID, KokoroModel.REVISION, KokoroModel.DEFAULT_VOICE, new Speed(500)));
    }

    private static SpeechSink counting(AtomicInteger heard) {
        return new SpeechSink() {
            @Override
            public void audio(float[] samples) {
                heard.addAndGet(samples.length);
            }

            @Override
            public void word(WordMark mark) {
                // only samples are counted
            }
        };
    }
}

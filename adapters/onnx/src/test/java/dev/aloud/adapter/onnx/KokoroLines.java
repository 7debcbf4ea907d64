package dev.aloud.adapter.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aloud.adapter.SpeechSink;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.Utterance;
import dev.aloud.kokoro.KokoroModel;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import dev.aloud.text.WordMark;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Speaks lines as the adapter does and tells what came of each: what {@code end-to-end/kokoro-parity.test.js} compares with
 * what the same lines give in a browser. A program: arguments are the graph's file, the pack's folder and, where the sound is
 * wanted, a folder for it. A line of standard input holds voice, thousandths of speed and text, with tabs between; a line of
 * standard output the ids of all runs with bars between, a tab, their durations alike, a tab, and start, end, fromMs and toMs
 * of each word. The sound of the first line is in {@code 0.f32}, and so on.
 */
final class KokoroLines {
    private static final int THREADS = 2;

    private KokoroLines() {}

    public static void main(String[] arguments) throws Exception {
        OnnxModel model = new KokoroSpeech();
        OnnxModel.Speaker speaker = model.open(Path.of(arguments[1]));
        Optional<Path> sounds = arguments.length > 2 ? Optional.of(Path.of(arguments[2])) : Optional.empty();
        GraphSession session = OnnxRuntime.open(Path.of(arguments[0]), model.outputs(), new Device.Processor(THREADS));
        PrintStream out = new PrintStream(System.out, true, UTF_8);
        try (GraphWorkers graph = new GraphWorkers(session, 1)) {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Told told = new Told(graph);
                speaker.speak(utterance(line), told, told);
                out.println(told.line());
                if (sounds.isPresent()) {
                    Files.write(sounds.get().resolve(number + ".f32"), told.sound.toByteArray());
                }
                number++;
            }
        }
    }

    private static Utterance utterance(String line) {
        String[] parts = line.split("\t", 3);
        Speed speed = new Speed(Integer.parseInt(parts[1]));
        return new Utterance(parts[2], new Voicing(KokoroModel.ID, KokoroModel.REVISION, parts[0], speed));
    }

    /** Between the speaker and its graph, and behind it: hears everything. */
    private static final class Told implements Graph, SpeechSink {
        private final Graph graph;
        private final List<String> ids = new ArrayList<>();
        private final List<String> durations = new ArrayList<>();
        private final List<String> words = new ArrayList<>();
        private final ByteArrayOutputStream sound = new ByteArrayOutputStream();

        Told(Graph graph) {
            this.graph = graph;
        }

        String line() {
            return String.join("|", ids) + "\t" + String.join("|", durations) + "\t" + String.join(" ", words);
        }

        @Override
        public GraphOutput run(List<GraphInput> inputs) throws SynthesisException, InterruptedException {
            GraphOutput output = graph.run(inputs);
            for (GraphInput input : inputs) {
                if (input instanceof GraphInput.Longs longs) {
                    ids.add(numbers(longs.values()));
                }
            }
            durations.add(numbers(output.longs(KokoroModel.OUTPUT_DURATIONS)));
            return output;
        }

        @Override
        public void audio(float[] samples) {
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * samples.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(samples);
            sound.writeBytes(bytes.array());
        }

        @Override
        public void word(WordMark mark) {
            words.add(mark.start() + " " + mark.end() + " " + mark.fromMs() + " " + mark.toMs());
        }

        private static String numbers(long[] values) {
            return Arrays.stream(values).mapToObj(Long::toString).collect(Collectors.joining(" "));
        }
    }
}

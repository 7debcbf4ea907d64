package dev.aloud.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.adapter.SpeechSink;
import dev.aloud.adapter.Utterance;
import dev.aloud.adapter.onnx.kernels.OwnKernels;
import dev.aloud.kokoro.KokoroModel;
import dev.aloud.pack.PackShelf;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import dev.aloud.text.WordMark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The real model with our kernels and without: what is heard is the same, and so are the marks. */
@EnabledIf("dev.aloud.adapter.onnx.InstalledPacks#kokoro")
final class KokoroKernelsTest {
    private static final String TEXT = "The door opened at a quarter past seven, and nobody was there.";

    private final List<WordMark> marks = new ArrayList<>();
    private final List<Float> samples = new ArrayList<>();
    private final List<Long> durations = new ArrayList<>();

    @AfterEach
    void as_before() {
        System.clearProperty(OwnKernels.SWITCH);
    }

    private void speak() throws Exception {
        Path pack = PackShelf.configured().installed(KokoroModel.ID).orElseThrow();
        OnnxModel model = new KokoroSpeech();
        GraphSession session =
                OnnxRuntime.open(pack.resolve(model.graphFile()), model.outputs(), new Device.Processor(2));
        try (GraphWorkers workers = new GraphWorkers(session, 1)) {
            Graph listening = inputs -> {
                GraphOutput output = workers.run(inputs);
                for (long duration : output.longs(KokoroModel.OUTPUT_DURATIONS)) {
                    durations.add(duration);
                }
                return output;
            };
            model.open(pack)
                    .speak(
                            new Utterance(
                                    TEXT,
                                    new Voicing(
                                            KokoroModel.ID,
                                            KokoroModel.REVISION,
                                            KokoroModel.DEFAULT_VOICE,
                                            Speed.NORMAL)),
                            listening,
                            new SpeechSink() {
                                @Override
                                public void audio(float[] block) {
                                    for (float sample : block) {
                                        samples.add(sample);
                                    }
                                }

                                @Override
                                public void word(WordMark mark) {
                                    marks.add(mark);
                                }
                            });
        }
    }

    @Test
    void durations_and_marks_are_equal_and_the_sound_is_the_same() throws Exception {
        long before = OwnKernels.calls();
        speak();
        assertThat(OwnKernels.calls() - before).as("nodes that were ours").isGreaterThanOrEqualTo(48);
        List<WordMark> ourMarks = List.copyOf(marks);
        List<Float> ourSamples = List.copyOf(samples);
        List<Long> ourDurations = List.copyOf(durations);
        marks.clear();
        samples.clear();
        durations.clear();
        System.setProperty(OwnKernels.SWITCH, "off");
        long ours = OwnKernels.calls();
        speak();
        assertThat(OwnKernels.calls()).isEqualTo(ours);
        assertThat(ourDurations).isNotEmpty().isEqualTo(durations);
        assertThat(ourMarks).isNotEmpty().isEqualTo(marks);
        assertThat(ourSamples).hasSameSizeAs(samples);
        double different = 0;
        double loud = 0;
        for (int i = 0; i < samples.size(); i++) {
            different += Math.pow(ourSamples.get(i) - samples.get(i), 2);
            loud += Math.pow(samples.get(i), 2);
        }
        assertThat(10 * Math.log10(different / loud))
                .as("decibels of the difference against the sound")
                .isLessThan(-70);
    }
}

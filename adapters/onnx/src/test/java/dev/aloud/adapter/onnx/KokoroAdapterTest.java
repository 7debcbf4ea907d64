package dev.aloud.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aloud.adapter.SpeechAdapter;
import dev.aloud.adapter.SpeechSink;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.SynthesisException.Code;
import dev.aloud.adapter.Utterance;
import dev.aloud.adapter.testkit.Recording;
import dev.aloud.adapter.testkit.SpeechAdapterContract;
import dev.aloud.kokoro.KokoroModel;
import dev.aloud.pack.PackShelf;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import dev.aloud.text.WordMark;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** With the real model, where its pack is installed. */
@EnabledIf("dev.aloud.adapter.onnx.InstalledPacks#kokoro")
final class KokoroAdapterTest extends SpeechAdapterContract {
    private static final String TWO_SENTENCES =
            "The museum on the other side of the river, which had been closed for years, opened its doors again last"
                    + " week, and hundreds of people stood in line to see it. Nobody could say who had paid for the repairs,"
                    + " but everybody agreed that the old building had never looked so good, inside and out.";

    @Override
    protected SpeechAdapter newAdapter() {
        return kokoro();
    }

    private static KokoroAdapter kokoro() {
        return new KokoroAdapter(PackShelf.configured());
    }

    @Test
    void silence_at_both_ends_is_short() throws Exception {
        for (String voice : List.of("af_heart", "am_adam", "af_nicole", "bf_emma", "bm_george")) {
            for (String text : List.of("Yes.", "No,", "Is that a pencil?", "Stop the train!", "He went home")) {
                float[] samples =
                        Recording.of(adapter(), by(voice, text, Speed.NORMAL)).samples();
                String what = voice + ": " + text;
                assertThat(silentMs(samples, 0, 1)).as("before " + what).isLessThan(260);
                assertThat(silentMs(samples, samples.length - 1, -1))
                        .as("after " + what)
                        .isBetween(200, 300);
            }
        }
    }

    @Test
    void speech_begins_where_its_first_word_is_marked() throws Exception {
        for (String text : List.of("Yes.", "Pencils are cheap.", "Apples, please.", "The door opened.")) {
            Recording spoken = Recording.of(adapter(), by("af_heart", text, Speed.NORMAL));
            int heard = silentMs(spoken.samples(), 0, 1);
            assertThat(spoken.words().getFirst().fromMs()).as(text).isBetween(heard - 90, heard + 90);
        }
    }

    @Test
    void long_text_comes_in_pieces_and_its_words_are_marked_in_all_of_them() throws Exception {
        List<Integer> pieces = new ArrayList<>();
        List<String> words = new ArrayList<>();
        adapter().speak(by("af_heart", TWO_SENTENCES, Speed.NORMAL), new SpeechSink() {
            @Override
            public void audio(float[] samples) {
                pieces.add(samples.length);
            }

            @Override
            public void word(WordMark mark) {
                words.add(TWO_SENTENCES.substring(mark.start(), mark.end()));
            }
        });
        assertThat(pieces).hasSizeGreaterThan(1);
        assertThat(words).startsWith("The", "museum").contains("Nobody").endsWith("inside", "and", "out");
    }

    @Test
    void an_interrupt_stops_a_run_in_its_middle() throws Exception {
        Utterance slow =
                by("af_heart", "Everybody agreed that the old building had never looked so good.", new Speed(250));
        try (KokoroAdapter alone = kokoro()) {
            alone.start();
            long begun = System.nanoTime();
            Recording.of(alone, slow);
            long whole = System.nanoTime() - begun;
            Thread caller = Thread.currentThread();
            CompletableFuture<Long> interrupter = CompletableFuture.supplyAsync(() -> {
                NativeRuns.awaitOne();
                caller.interrupt();
                return System.nanoTime();
            });
            AtomicInteger heard = new AtomicInteger();
            assertThatThrownBy(() -> alone.speak(slow, counting(heard))).isInstanceOf(InterruptedException.class);
            assertThat(System.nanoTime() - interrupter.join())
                    .as("nanoseconds from the interrupt to the end, of those of the whole")
                    .isLessThan(whole / 2);
            assertThat(heard).hasValue(0);
            assertThat(Recording.of(alone, by("af_heart", "Still here.", Speed.NORMAL))
                            .words())
                    .hasSize(2);
        }
    }

    @Test
    void a_text_of_too_many_sounds_is_refused_before_anything_is_spoken() {
        assertThatThrownBy(() -> Recording.of(adapter(), by("af_heart", "$777 ".repeat(199) + "$777", Speed.NORMAL)))
                .isInstanceOfSatisfying(
                        SynthesisException.class, e -> assertThat(e.code()).isEqualTo(Code.TEXT_TOO_LONG));
    }

    @Test
    void it_says_what_runs() {
        assertThat(adapter().describe()).matches("Kokoro on ONNX Runtime 1\\.\\d+\\.\\d+, .*, \\d+ at once.*");
    }

    private static SpeechSink counting(AtomicInteger heard) {
        return new SpeechSink() {
            @Override
            public void audio(float[] samples) {
                heard.addAndGet(samples.length);
            }

            @Override
            public void word(WordMark mark) {
                heard.incrementAndGet();
            }
        };
    }

    private static Utterance by(String voice, String text, Speed speed) {
        return new Utterance(text, new Voicing(KokoroModel.ID, KokoroModel.REVISION, voice, speed));
    }

    /** How long it is silent from one end: 36 dB below the loudest. */
    private static int silentMs(float[] samples, int from, int step) {
        float loudest = 0;
        for (float sample : samples) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        int silent = 0;
        for (int i = from; Math.abs(samples[i]) < loudest / 64; i += step) {
            silent++;
        }
        return silent * 1000 / KokoroModel.SAMPLE_RATE_HZ;
    }
}

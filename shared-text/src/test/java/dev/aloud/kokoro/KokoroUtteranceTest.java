package dev.aloud.kokoro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aloud.text.Speed;
import dev.aloud.text.WordMark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class KokoroUtteranceTest {
    private static final int UNIT = KokoroModel.UNIT_SAMPLES;

    @Test
    void a_run_has_a_zero_at_both_ends_and_the_row_of_its_length() {
        KokoroRun run = utterance("həlˈO.", Speed.NORMAL).runs().getFirst();
        assertThat(run.ids()).containsExactly(0, 50, 83, 54, 156, 31, 4, 0);
        assertThat(run.styleRow()).isEqualTo(5);
    }

    @Test
    void a_text_without_words_is_a_short_silence() {
        KokoroUtterance marks = utterance("…!", Speed.NORMAL);
        assertThat(marks.silent()).isTrue();
        assertThat(marks.silence().samples()).isEqualTo(KokoroModel.SAMPLE_RATE_HZ / 4);
        assertThat(marks.silence().words()).isEmpty();
    }

    @Test
    void silence_before_and_after_is_cut_to_a_pause() {
        // "hi." with 20 units of silence, 3 and 9 of the word, 8 of the stop, 2 at the end; heard from the 18th to the
        // 27th.
        KokoroSound sound = sound(new int[] {20, 3, 9, 8, 2}, 18, 27);
        KokoroPiece piece = utterance("hi.", Speed.NORMAL).piece(0, sound);
        assertThat(piece.from()).isEqualTo((20 - 6) * UNIT);
        assertThat(piece.to()).isEqualTo((27 + 10) * UNIT);
        assertThat(piece.silence()).isZero();
    }

    @Test
    void a_pause_that_the_run_does_not_have_is_added() {
        KokoroPiece piece = utterance("hi.", Speed.NORMAL).piece(0, sound(new int[] {20, 3, 9, 1, 1}, 18, 32));
        assertThat(piece.to()).isEqualTo(34 * UNIT);
        assertThat(piece.silence()).isEqualTo(8 * UNIT);
    }

    @Test
    void slow_speech_begins_no_later_though_its_silence_is_long() {
        // Measured: at half speed the silence's duration doubles, and sound begins where it did.
        KokoroSound slow = sound(new int[] {38, 6, 60, 16, 2}, 17, 50);
        assertThat(utterance("hi.", new Speed(500)).piece(0, slow).from()).isEqualTo(13 * UNIT);
    }

    @Test
    void words_are_marked_from_the_space_before_them_and_up_to_the_next() {
        // "a b, c." : pad 20, a 4, space 2, b 12, comma 6, space 2, c 10, stop 8, pad 2; 14 units are cut.
        KokoroSound sound = sound(new int[] {20, 4, 2, 12, 6, 2, 10, 8, 2}, 18, 60);
        KokoroSpeech speech = utterance("a b, c.", Speed.NORMAL).finish(List.of(sound));
        assertThat(speech.words())
                .containsExactly(
                        new WordMark(0, 1, (6 - 2) * 25, (10 - 1) * 25),
                        new WordMark(2, 3, (10 - 1) * 25, (12 + 4) * 25),
                        new WordMark(5, 6, (32 - 2) * 25, (32 + 4) * 25));
    }

    @Test
    void the_words_of_a_second_run_are_marked_where_they_are_heard() {
        KokoroUtterance utterance = utterance("a".repeat(200) + ". " + "b".repeat(200) + ".", Speed.NORMAL);
        assertThat(utterance.runs()).hasSize(2);
        int[] units = new int[203];
        Arrays.fill(units, 1);
        units[0] = 10;
        KokoroSound sound = sound(units, 8, 205);
        KokoroSpeech speech = utterance.finish(List.of(sound, sound));
        int first = speech.pieces().getFirst().samples();
        assertThat(speech.words()).hasSize(2);
        assertThat(speech.words().getLast().fromMs()).isEqualTo((first / UNIT + 6 - 2) * 25);
        assertThat(speech.samples()).isEqualTo(2 * first);
    }

    @Test
    void a_word_said_out_of_order_has_no_mark() {
        KokoroText swapped =
                new KokoroText(Symbols.ids("a b"), List.of(new KokoroWord(2, 3, 0, 1), new KokoroWord(0, 1, 2, 3)));
        KokoroSpeech speech =
                KokoroUtterance.of(swapped, Speed.NORMAL).finish(List.of(sound(new int[] {10, 5, 2, 5, 1}, 8, 20)));
        assertThat(speech.words())
                .singleElement()
                .satisfies(mark -> assertThat(mark.start()).isEqualTo(2));
    }

    @Test
    void a_voice_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> KokoroModel.voice("zf_xiaobei"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("zf_xiaobei");
    }

    @Test
    void there_are_28_voices_of_two_kinds_of_english_and_the_default_comes_first() {
        assertThat(KokoroModel.VOICES).hasSize(28).doesNotHaveDuplicates();
        assertThat(KokoroModel.VOICES.getFirst().id()).isEqualTo(KokoroModel.DEFAULT_VOICE);
        assertThat(KokoroModel.voice("bm_george")).isEqualTo(new KokoroVoice("bm_george", "George", "en-GB", "male"));
        assertThat(KokoroModel.voice("af_heart").file()).isEqualTo("voices/af_heart.bin");
    }

    @Property(tries = 500)
    void marks_are_in_order_and_inside_the_audio_whatever_the_model_says(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 900) int tokens,
            @ForAll @IntRange(min = 250, max = 4000) int speed) {
        java.util.Random random = new java.util.Random(seed);
        StringBuilder symbols = new StringBuilder("a");
        while (symbols.length() < tokens) {
            symbols.append("abcdeəˈˌ    ,.?!—“”".charAt(random.nextInt(19)));
        }
        KokoroUtterance utterance = utterance(symbols.toString(), new Speed(speed));
        List<KokoroSound> sounds = new ArrayList<>();
        for (KokoroRun run : utterance.runs()) {
            int[] units = random.ints(run.ids().length, 1, 20).toArray();
            int total = Arrays.stream(units).sum();
            sounds.add(new KokoroSound(units, random.ints(total, 0, 32_767).toArray()));
        }
        KokoroSpeech speech = utterance.finish(sounds);
        int lastEnd = 0;
        int lastToMs = 0;
        for (WordMark mark : speech.words()) {
            assertThat(mark.start()).isGreaterThanOrEqualTo(lastEnd);
            assertThat(mark.fromMs()).isGreaterThanOrEqualTo(lastToMs);
            assertThat(mark.toMs()).isGreaterThanOrEqualTo(mark.fromMs());
            lastEnd = mark.end();
            lastToMs = mark.toMs();
        }
        assertThat(lastToMs).isLessThanOrEqualTo(speech.samples() / 24);
        for (int i = 0; i < sounds.size(); i++) {
            KokoroPiece piece = speech.pieces().get(i);
            assertThat(piece.from()).isBetween(0, piece.to());
            assertThat(piece.to()).isLessThanOrEqualTo(sounds.get(i).peaks().length * UNIT);
        }
    }

    private static KokoroUtterance utterance(String symbols, Speed speed) {
        return KokoroUtterance.of(Symbols.text(symbols), speed);
    }

    /** A sound that is loud in some of its units. */
    private static KokoroSound sound(int[] units, int heardFrom, int heardTo) {
        int[] peaks = new int[Arrays.stream(units).sum()];
        Arrays.fill(peaks, 3);
        Arrays.fill(peaks, heardFrom, heardTo, 9_000);
        return new KokoroSound(units, peaks);
    }
}

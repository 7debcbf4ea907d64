package dev.aloud.kokoro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.kokoro.KokoroClauses.Pause;
import dev.aloud.kokoro.KokoroClauses.Stretch;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class KokoroClausesTest {
    @Test
    void a_block_of_usual_length_is_one_run() {
        assertThat(KokoroClauses.of(new int[256])).containsExactly(new Stretch(0, 256, Pause.SENTENCE));
    }

    @Test
    void nothing_to_say_is_no_run() {
        assertThat(KokoroClauses.of(new int[0])).isEmpty();
    }

    @Test
    void a_long_text_is_divided_at_the_sentence_end_that_is_nearest_to_its_middle() {
        String text = words(90) + ". " + words(60) + ". " + words(150) + ".";
        assertThat(pieces(text)).containsExactly(words(90) + ". " + words(60) + ".", words(150) + ".");
    }

    @Test
    void a_sentence_end_is_better_than_a_comma_nearer_to_the_middle() {
        String text = words(120) + ". " + words(36) + ", " + words(150) + ".";
        assertThat(KokoroClauses.of(Symbols.ids(text)).getFirst()).isEqualTo(new Stretch(0, 121, Pause.SENTENCE));
    }

    @Test
    void a_comma_is_better_than_a_space_and_pauses_less() {
        String text = words(100) + ", " + words(200) + ".";
        assertThat(KokoroClauses.of(Symbols.ids(text)).getFirst()).isEqualTo(new Stretch(0, 101, Pause.CLAUSE));
    }

    @Test
    void a_closing_quote_belongs_to_the_sentence_that_it_closes() {
        String text = "“" + words(140) + ".” " + words(150) + ".";
        assertThat(pieces(text)).containsExactly("“" + words(140) + ".”", words(150) + ".");
        assertThat(KokoroClauses.of(Symbols.ids(text)).getFirst().pause()).isEqualTo(Pause.SENTENCE);
    }

    @Test
    void words_without_any_mark_are_divided_between_two_of_them_without_a_pause() {
        List<Stretch> stretches = KokoroClauses.of(Symbols.ids(words(400)));
        assertThat(stretches).extracting(Stretch::pause).containsExactly(Pause.NONE, Pause.SENTENCE);
        assertThat(pieces(words(400))).allMatch(piece -> !piece.startsWith(" ") && !piece.endsWith(" "));
    }

    @Test
    void a_word_longer_than_any_run_is_divided_where_it_must_be() {
        assertThat(pieces("a".repeat(600))).extracting(String::length).containsExactly(200, 200, 200);
    }

    @Property(tries = 300)
    void all_is_said_once_and_in_order_but_for_spaces_between_runs(
            @ForAll @Size(max = 1500) List<@IntRange(min = 1, max = 20) Integer> symbols) {
        int[] ids = symbols.stream().mapToInt(Integer::intValue).toArray();
        int at = 0;
        for (Stretch stretch : KokoroClauses.of(ids)) {
            if (stretch.first() != at) {
                assertThat(stretch.first()).isEqualTo(at + 1);
                assertThat(ids[at]).isEqualTo(KokoroVocabulary.SPACE);
            }
            assertThat(stretch.end() - stretch.first()).isBetween(1, KokoroClauses.LONGEST);
            at = stretch.end();
        }
        assertThat(at).isEqualTo(ids.length);
    }

    private static List<String> pieces(String text) {
        return KokoroClauses.of(Symbols.ids(text)).stream()
                .map(stretch -> text.substring(stretch.first(), stretch.end()))
                .toList();
    }

    /** So many symbols of words, the last of them a letter. */
    private static String words(int symbols) {
        String words = "əbaʊt ".repeat(symbols / 6 + 1).substring(0, symbols);
        return words.endsWith(" ") ? words.substring(0, symbols - 1) + "z" : words;
    }
}

package dev.aloud.flite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.text.WordMark;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class FliteMarksTest {
    @Test
    void words_begin_and_end_with_their_phones() {
        assertThat(marks(
                        "Hello, you!",
                        "pau:0.200 hh:0.260 ax:0.300 l:0.400 ow:0.550 pau:0.700 y:0.750 uw:0.900 pau:1.000",
                        """
                pau hh ax l ow pau\s
                pau y uw pau\s
                """))
                .containsExactly(new WordMark(0, 5, 200, 550), new WordMark(7, 10, 700, 900));
    }

    @Test
    void a_word_that_its_neighbours_change_keeps_its_place() {
        // "the" is said with another vowel before "apple".
        assertThat(marks("the apple", "pau:0.1 dh:0.150 iy:0.250 ae:0.350 p:0.400 ax:0.450 l:0.500 pau:0.600", """
                pau dh ax pau\s
                pau ae p ax l pau\s
                """))
                .containsExactly(new WordMark(0, 3, 1, 250), new WordMark(4, 9, 250, 500));
    }

    @Test
    void a_unit_said_later_than_written_goes_with_the_word_it_follows() {
        String spoken = "pau:0.100 f:0.200 ay:0.300 v:0.400 m:0.500 ih:0.600 l:0.700 y:0.800 ax:0.900 n:1.000 "
                + "d:1.100 aa:1.200 l:1.300 er:1.400 z:1.500 pau:1.600";
        assertThat(marks("$5 million", spoken, """
                pau f ay v d aa l er z pau\s
                pau m ih l y ax n pau\s
                """))
                .containsExactly(new WordMark(0, 2, 100, 400), new WordMark(3, 10, 400, 1500));
    }

    @Test
    void phones_after_a_pause_that_no_word_expects_go_with_the_next_word() {
        String spoken = "pau:0.100 ow:0.200 pau:0.300 k:0.400 y:0.500 eh:0.600 s:0.700 pau:0.800";
        assertThat(marks("oh yes", spoken, """
                pau ow pau\s
                pau y eh s pau\s
                """))
                .containsExactly(new WordMark(0, 2, 100, 200), new WordMark(3, 6, 300, 700));
    }

    @Test
    void no_mark_passes_the_end_of_the_audio() {
        List<WordMark> marks = FliteMarks.of(
                FliteText.of("oh yes").words(), "pau:0.100 ow:0.200 y:0.500 eh:0.600 s:0.700", "ow\ny eh s\n", 450);
        assertThat(marks).containsExactly(new WordMark(0, 2, 100, 200), new WordMark(3, 6, 200, 450));
    }

    @Test
    void words_that_flite_did_not_list_have_no_marks() {
        assertThat(marks("oh yes", "pau:0.100 ow:0.200", "")).isEmpty();
        assertThat(marks("oh yes", "", "ow\ny eh s\n")).isEmpty();
    }

    @Property
    void marks_are_in_order_and_inside_whatever_flite_prints(
            @ForAll("phones") List<String> spoken,
            @ForAll("phones") List<String> first,
            @ForAll("phones") List<String> second) {
        StringBuilder timed = new StringBuilder();
        for (int i = 0; i < spoken.size(); i++) {
            timed.append(spoken.get(i))
                    .append(':')
                    .append(i / 10)
                    .append('.')
                    .append(i % 10)
                    .append("00 ");
        }
        String listed = String.join(" ", first) + "\n" + String.join(" ", second) + "\n";
        int from = 0;
        int start = 0;
        for (WordMark mark : FliteMarks.of(FliteText.of("one two").words(), timed.toString(), listed, 1_000)) {
            assertThat(mark.fromMs()).isGreaterThanOrEqualTo(from);
            assertThat(mark.toMs()).isBetween(mark.fromMs(), 1_000);
            assertThat(mark.start()).isGreaterThanOrEqualTo(start);
            from = mark.toMs();
            start = mark.end();
        }
    }

    @Property
    void equal_phones_are_paired_one_to_one(@ForAll("phones") List<String> names) {
        List<Phone> spoken = new ArrayList<>();
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            spoken.add(new Phone(names.get(i), i, i + 1, false));
            expected.add(i);
        }
        assertThat(PhoneAlignment.pairs(spoken, names))
                .containsExactly(expected.stream().mapToInt(Integer::intValue).toArray());
    }

    @Test
    void texts_longer_than_the_band_are_aligned_too() {
        List<Phone> spoken = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            String name = List.of("ae", "k", "t", "s", "iy").get(i * i % 5);
            spoken.add(new Phone(name, i, i + 1, false));
            expected.add(name);
        }
        assertThat(PhoneAlignment.pairs(spoken, expected)[2_999]).isEqualTo(2_999);
        assertThat(PhoneAlignment.pairs(spoken, expected.subList(0, 100))).hasSize(3_000);
    }

    @Provide
    Arbitrary<List<String>> phones() {
        return Arbitraries.of("aa", "ax", "ih", "iy", "k", "t", "s", "m", "dh", "z")
                .list()
                .ofMaxSize(40);
    }

    private static List<WordMark> marks(String text, String spoken, String listed) {
        return FliteMarks.of(FliteText.of(text).words(), spoken, listed, 10_000);
    }
}

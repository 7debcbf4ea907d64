package dev.aloud.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WordTableTest {
    private static final WordTable TABLE = new WordTable("the an größe т.е κ", 7);

    @Test
    void a_word_is_found_without_regard_to_case() {
        assertThat(number("the")).isEqualTo(7);
        assertThat(number("The")).isEqualTo(7);
        assertThat(number("GRÖßE")).isEqualTo(7);
        assertThat(number("Т.Е")).isEqualTo(7);
        assertThat(number("Κ")).isEqualTo(7);
    }

    @Test
    void part_of_a_word_or_another_is_not_found() {
        assertThat(number("th")).isZero();
        assertThat(number("them")).isZero();
        assertThat(number("")).isZero();
        assertThat(number("x".repeat(100))).isZero();
    }

    @Test
    void the_first_number_of_a_word_is_kept() {
        WordTable table = new WordTable(8);
        table.add("one two", 1);
        table.add("two three", 2);
        assertThat(table.find(stream("two"), 0, 3)).isEqualTo(1);
        assertThat(table.find(stream("three"), 0, 5)).isEqualTo(2);
    }

    private static int number(String word) {
        return TABLE.find(stream(word), 0, word.length());
    }

    private static CanonicalStream stream(String text) {
        return new CanonicalStream(new WholeText(text));
    }
}

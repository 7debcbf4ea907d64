package dev.aloud.benchmarks.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SettingTest {
    @Test
    void a_text_is_cut_where_a_word_ends() {
        assertThat(text(20)).isEqualTo("It was late in the");
        assertThat(text(18)).isEqualTo("It was late in the");
        assertThat(text(17)).isEqualTo("It was late in");
        assertThat(text(24)).isEqualTo("It was late in the year.");
    }

    @Test
    void a_text_has_at_least_a_word_and_at_most_all_of_them() {
        assertThat(text(1)).isEqualTo("It");
        assertThat(text(100_000)).endsWith("once more.");
        assertThat(text(400).length()).isBetween(385, 400);
    }

    private static String text(int characters) {
        return new Setting(1, characters, 1).text();
    }
}

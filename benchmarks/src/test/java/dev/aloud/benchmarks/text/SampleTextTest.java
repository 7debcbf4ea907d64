package dev.aloud.benchmarks.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.text.Block;
import dev.aloud.text.BlockReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SampleTextTest {
    @ParameterizedTest
    @EnumSource
    void a_text_has_the_length_that_was_asked_for_and_is_made_from_its_seed(SampleText kind) {
        assertThat(kind.of(5_000, 1))
                .hasSize(5_000)
                .isEqualTo(kind.of(5_000, 1))
                .isNotEqualTo(kind.of(5_000, 2));
    }

    @Test
    void prose_is_made_of_sentences_as_long_as_people_write_them() {
        var blocks = BlockReader.all(SampleText.PROSE.of(50_000, 3));

        double length = blocks.stream()
                .mapToInt(block -> block.text().length())
                .average()
                .orElseThrow();
        assertThat(length).isBetween(80.0, 250.0);
    }

    @Test
    void unbroken_text_has_nothing_that_ends_a_sentence() {
        assertThat(BlockReader.all(SampleText.UNBROKEN.of(20_000, 3)))
                .extracting(Block::text)
                .noneMatch(text -> text.contains("."));
    }
}

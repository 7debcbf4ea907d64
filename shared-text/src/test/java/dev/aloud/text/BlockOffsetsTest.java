package dev.aloud.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** With the properties in {@link BlockReaderPropertiesTest}. */
final class BlockOffsetsTest {
    private static final String CANONICAL = "  one \t two  three";
    private static final Block BLOCK = BlockReader.all(CANONICAL).getFirst();

    @Test
    void a_place_in_the_blocks_text_leads_to_the_same_word() {
        assertThat(BLOCK.text()).isEqualTo("one two three");
        assertThat(BlockOffsets.toCanonical(CANONICAL, BLOCK, 4)).isEqualTo(CANONICAL.indexOf("two"));
        assertThat(BlockOffsets.toCanonical(CANONICAL, BLOCK, 7)).isEqualTo(CANONICAL.indexOf("two") + 3);
        assertThat(BlockOffsets.toCanonical(CANONICAL, BLOCK, 8)).isEqualTo(CANONICAL.indexOf("three"));
    }

    @Test
    void a_place_outside_leads_to_the_nearer_end() {
        assertThat(BlockOffsets.toCanonical(CANONICAL, BLOCK, -1)).isEqualTo(BLOCK.start());
        assertThat(BlockOffsets.toCanonical(CANONICAL, BLOCK, 99)).isEqualTo(BLOCK.end());
    }
}

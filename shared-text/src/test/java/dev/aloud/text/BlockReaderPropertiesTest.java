package dev.aloud.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** What holds for the blocks of any text. */
final class BlockReaderPropertiesTest {
    @Property(tries = 2000)
    @Domain(Texts.class)
    void every_character_that_is_not_white_space_is_in_exactly_one_block(@ForAll String source) {
        String canonical = CanonicalText.of(source).text();
        int end = 0;
        int index = 0;
        for (Block block : BlockReader.all(source)) {
            assertThat(block.index()).isEqualTo(index++);
            assertThat(block.start()).isGreaterThanOrEqualTo(end);
            assertThat(isWhite(canonical.substring(end, block.start()))).isTrue();
            assertThat(block.end()).isGreaterThan(block.start());
            end = block.end();
        }
        assertThat(isWhite(canonical.substring(end))).isTrue();
    }

    @Property(tries = 2000)
    @Domain(Texts.class)
    void no_block_passes_the_hard_limit(@ForAll String source) {
        assertThat(BlockReader.all(source))
                .allSatisfy(block -> assertThat(block.end() - block.start()).isLessThanOrEqualTo(350));
    }

    @Property(tries = 2000)
    @Domain(Texts.class)
    void a_blocks_text_is_its_stretch_with_white_space_collapsed(@ForAll String source) {
        String canonical = CanonicalText.of(source).text();
        for (Block block : BlockReader.all(source)) {
            String stretch = canonical.substring(block.start(), block.end());
            assertThat(block.text())
                    .isEqualTo(stretch.replaceAll("[\\s\\u00A0\\u1680\\u2000-\\u200A\\u202F\\u205F\\u3000]+", " "));
            assertThat(block.text()).doesNotStartWith(" ").doesNotEndWith(" ");
            for (int i = 0; i < block.text().length(); i++) {
                int at = BlockOffsets.toCanonical(canonical, block, i);
                char unit = canonical.charAt(at);
                assertThat(unit == block.text().charAt(i) || WhiteSpace.is(unit))
                        .isTrue();
            }
            assertThat(BlockOffsets.toCanonical(canonical, block, block.text().length()))
                    .isEqualTo(block.end());
        }
    }

    @Property(tries = 2000)
    @Domain(Texts.class)
    void pieces_that_end_anywhere_give_the_same_blocks(@ForAll String source, @ForAll long seed) {
        Random random = new Random(seed);
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at < source.length(); ) {
            int end = Math.min(source.length(), at + random.nextInt(1 + random.nextInt(1, 60)));
            pieces.add(source.substring(at, end));
            at = end;
        }
        var next = pieces.iterator();
        BlockReader reader = BlockReader.of((TextSource) () -> next.hasNext() ? next.next() : null);
        List<Block> blocks = new ArrayList<>();
        reader.forEachRemaining(blocks::add);
        assertThat(blocks).isEqualTo(BlockReader.all(source));
        CanonicalText whole = CanonicalText.of(source);
        assertThat(reader.canonical().text()).isEqualTo(whole.text());
        for (int i = 0; i <= whole.text().length(); i++) {
            assertThat(reader.canonical().toSource(i)).isEqualTo(whole.toSource(i));
        }
    }

    @Property(tries = 2000)
    @Domain(Texts.class)
    void canonical_text_has_the_blocks_of_its_source(@ForAll String source) {
        assertThat(BlockReader.all(CanonicalText.of(source).text())).isEqualTo(BlockReader.all(source));
    }

    @Property(tries = 2000)
    @Domain(Texts.class)
    void blocks_that_touch_part_between_grapheme_clusters(@ForAll String source) {
        String canonical = CanonicalText.of(source).text();
        BreakIterator clusters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        clusters.setText(canonical);
        int end = -1;
        for (Block block : BlockReader.all(source)) {
            if (block.start() == end && !hasLongCluster(clusters, end)) {
                assertThat(clusters.isBoundary(end)).isTrue();
            }
            end = block.end();
        }
    }

    /** Only a cluster that passes the hard limit by itself is ever divided. */
    private static boolean hasLongCluster(BreakIterator clusters, int at) {
        return clusters.following(at) - clusters.preceding(at) > 350;
    }

    private static boolean isWhite(String text) {
        return text.chars().allMatch(WhiteSpace::is);
    }
}

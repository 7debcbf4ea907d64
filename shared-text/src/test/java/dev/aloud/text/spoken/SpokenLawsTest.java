package dev.aloud.text.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** What holds for the spoken form of any text. */
final class SpokenLawsTest {
    @Property(tries = 3000)
    @Domain(SpokenTexts.class)
    void ranges_are_in_the_text_in_order_and_equal_or_apart(@ForAll String text, @ForAll Accent accent) {
        int start = 0;
        int end = 0;
        for (SpokenToken token : SpokenForm.of(text, accent)) {
            assertThat(token.end()).isGreaterThan(token.start()).isLessThanOrEqualTo(text.length());
            boolean same = token.start() == start && token.end() == end;
            assertThat(same || token.start() >= end)
                    .as("%s after %d..%d in <%s>", token, start, end, text)
                    .isTrue();
            start = token.start();
            end = token.end();
        }
    }

    @Example
    void a_character_that_is_said_in_parts_has_one_place() {
        ranges_are_in_the_text_in_order_and_equal_or_apart("℃#", Accent.US);
    }

    @Property(tries = 3000)
    @Domain(SpokenTexts.class)
    void words_are_small_letters_and_apostrophes(@ForAll String text, @ForAll Accent accent) {
        for (SpokenToken token : SpokenForm.of(text, accent)) {
            switch (token) {
                case SpokenToken.Word word -> assertThat(word.text()).matches("'*[a-z][a-z']*");
                case SpokenToken.Letter letter -> assertThat(letter.letter()).isBetween('a', 'z');
                case SpokenToken.Sounds sounds -> assertThat(sounds.phonemes()).isNotEmpty();
                case SpokenToken.Mark mark -> assertThat(";:,.!?—…\"()").contains(String.valueOf(mark.mark()));
            }
        }
    }

    @Property(tries = 3000)
    @Domain(SpokenTexts.class)
    void ranges_part_between_grapheme_clusters(@ForAll String text, @ForAll Accent accent) {
        // A prepended sign, such as U+0600, is one cluster with the word that follows it, whatever that is.
        Assume.that(text.codePoints()
                .noneMatch(c -> UCharacter.getIntPropertyValue(c, UProperty.GRAPHEME_CLUSTER_BREAK)
                        == UCharacter.GraphemeClusterBreak.PREPEND));
        BreakIterator clusters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        clusters.setText(text);
        for (SpokenToken token : SpokenForm.of(text, accent)) {
            if (!(token instanceof SpokenToken.Sounds)) {
                assertThat(clusters.isBoundary(token.start()))
                        .as("start of %s in <%s>", token, text)
                        .isTrue();
            }
        }
    }

    @Property(tries = 500)
    @Domain(SpokenTexts.class)
    void equal_texts_are_said_alike(@ForAll String text, @ForAll Accent accent) {
        List<SpokenToken> once = SpokenForm.of(text, accent);
        assertThat(SpokenForm.of(text, accent)).isEqualTo(once);
    }
}

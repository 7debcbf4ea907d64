package dev.aloud.text.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GraphemesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "👨‍👩‍👧‍👦",
                "🏳️‍🌈",
                "👍🏽",
                "e\u0301\u0327",
                "각",
                "\u1100\u1161\u11A8",
                "क्षि",
                "🇩🇪",
                "1️⃣"
            })
    void what_a_reader_takes_for_one_character_is_one_cluster(String character) {
        assertThat(boundaries(character)).containsExactly(character.length());
    }

    @Test
    void flags_come_in_pairs() {
        assertThat(boundaries("🇩🇪🇫🇷🇮")).containsExactly(4, 8, 10);
    }

    @Test
    void a_cluster_ends_at_the_limit_at_the_latest() {
        Units text = units("e" + "\u0301".repeat(1000));
        assertThat(Graphemes.end(text, 0, 350)).isEqualTo(350);
    }

    @Property(tries = 5000)
    void any_text_has_the_clusters_that_icu_finds(@ForAll("clusters") String text) {
        BreakIterator icu = BreakIterator.getCharacterInstance(ULocale.ROOT);
        icu.setText(text);
        List<Integer> expected = new ArrayList<>();
        icu.first();
        for (int at = icu.next(); at != BreakIterator.DONE; at = icu.next()) {
            expected.add(at);
        }
        assertThat(boundaries(text)).isEqualTo(expected);
    }

    @Provide
    Arbitrary<String> clusters() {
        Arbitrary<Integer> codePoint = Arbitraries.oneOf(
                Arbitraries.of(0x200D, 0x200C, 0xFE0F, 0x1F468, 0x1F3FD, 0x1F1E9, 0x2764, 0x94D, 0x915, 0x93C, 0x600),
                Arbitraries.integers().between(0x900, 0xDFF),
                Arbitraries.integers().between(0x1100, 0x11FF),
                Arbitraries.integers().between(0xAC00, 0xAC40),
                Arbitraries.integers().between(0x1000, 0x109F),
                Arbitraries.integers().between(0x1F1E6, 0x1F1FF),
                Arbitraries.integers().between(' ', 0x10FFFF).filter(any -> any < 0xD800 || any > 0xDFFF));
        return codePoint.list().ofMaxSize(40).map(list -> {
            StringBuilder text = new StringBuilder();
            list.forEach(text::appendCodePoint);
            return text.toString();
        });
    }

    private static Units units(String text) {
        return index -> index < text.length() ? text.charAt(index) : -1;
    }

    private static List<Integer> boundaries(String text) {
        List<Integer> boundaries = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            at = Graphemes.end(units(text), at, text.length());
            boundaries.add(at);
        }
        return boundaries;
    }
}

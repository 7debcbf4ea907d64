package dev.aloud.text.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class NfcSegmentTest {
    private static final Normalizer2 ICU = Normalizer2.getNFCInstance();

    @Test
    void every_code_point_composes_as_icu_composes_it() {
        List<String> wrong = new ArrayList<>();
        for (int codePoint = 0; codePoint <= 0x10FFFF; codePoint++) {
            if (codePoint < 0xD800 || codePoint > 0xDFFF) {
                String alone = Character.toString(codePoint);
                // With marks on both sides, which reorder and compose.
                for (String text : List.of(alone, "a\u0323" + alone + "\u0301\u0327")) {
                    if (!compose(text).equals(ICU.normalize(text))) {
                        wrong.add(Integer.toHexString(codePoint));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_pair_that_composes_does_so_from_its_parts_too() {
        for (int codePoint = 0; codePoint <= 0x10FFFF; codePoint++) {
            String parts = Normalizer2.getNFDInstance().getDecomposition(codePoint);
            if (parts != null) {
                assertThat(compose(parts)).isEqualTo(ICU.normalize(parts));
            }
        }
    }

    @Property(tries = 5000)
    void any_text_composes_as_icu_composes_it(@ForAll("composing") String text) {
        assertThat(compose(text)).isEqualTo(ICU.normalize(text));
    }

    @Test
    void a_hundred_thousand_marks_are_put_in_order() {
        String text = "e" + "\u0301\u0327\u0323".repeat(33_333) + "x";
        assertThat(compose(text)).isEqualTo(ICU.normalize(text));
    }

    @Provide
    Arbitrary<String> composing() {
        Arbitrary<Integer> codePoint = Arbitraries.oneOf(
                Arbitraries.integers().between(0x300, 0x345),
                Arbitraries.integers().between('A', 'z'),
                Arbitraries.integers().between(0x1100, 0x11FF),
                Arbitraries.integers().between(0xAC00, 0xAC40),
                Arbitraries.integers().between(0x900, 0xDFF),
                Arbitraries.integers().between(0x1E00, 0x1FFF),
                Arbitraries.integers().between(0x11000, 0x116FF),
                Arbitraries.integers().between(0, 0x10FFFF).filter(any -> any < 0xD800 || any > 0xDFFF));
        return codePoint.list().ofMaxSize(40).map(list -> {
            StringBuilder text = new StringBuilder();
            list.forEach(text::appendCodePoint);
            return text.toString();
        });
    }

    private static String compose(String text) {
        NfcSegment segment = new NfcSegment();
        text.codePoints().forEach(segment::add);
        segment.compose();
        StringBuilder composed = new StringBuilder();
        for (int i = 0; i < segment.length(); i++) {
            composed.appendCodePoint(segment.codePoint(i));
        }
        return composed.toString();
    }
}

package dev.aloud.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;

final class CanonicalTextTest {
    @Test
    void text_is_in_normalization_form_c() {
        assertThat(canonical("Cafe\u0301, \u1112\u1161\u11AB, \u212B")).isEqualTo("Café, 한, Å");
    }

    @Test
    void every_line_end_is_a_line_feed() {
        assertThat(canonical("a\r\nb\rc\n\rd\u0085e\u2028f\u2029g\fh\u000Bi")).isEqualTo("a\nb\nc\n\nd\ne\nf\ng\nh\ni");
    }

    @Test
    void control_and_invisible_format_characters_go_but_tabs_stay() {
        assertThat(canonical("\uFEFFa\u0000b\u00ADc\u200Bd\u202Ee\u2066f\u0007\tg\u007F"))
                .isEqualTo("abcdef\tg");
    }

    @Test
    void a_visible_format_character_stays() {
        assertThat(canonical("\u06DD٢٣")).isEqualTo("\u06DD٢٣");
    }

    @Test
    void joiners_stay_between_letters_and_emoji_and_go_elsewhere() {
        assertThat(canonical("می\u200Cخواهم 👨\u200D👩\u200D👧 क्\u200Dष"))
                .isEqualTo("می\u200Cخواهم 👨\u200D👩\u200D👧 क्\u200Dष");
        assertThat(canonical("\u200Da\u200D \u200Cb 1\u200D2 c\u200D\nd\u200C")).isEqualTo("a b 12 c\nd");
    }

    @Test
    void of_several_joiners_one_stays() {
        assertThat(canonical("a\u200C\u200D\u200Cb")).isEqualTo("a\u200Cb");
    }

    @Test
    void what_a_removal_brings_together_composes() {
        assertThat(canonical("e\u00AD\u0301")).isEqualTo("é");
    }

    @Test
    void lone_surrogates_become_the_replacement_character() {
        assertThat(canonical("a\uD83Db\uDE00\uD83D\uDE00\uD83D")).isEqualTo("a\uFFFDb\uFFFD😀\uFFFD");
    }

    @Test
    void offsets_lead_to_the_source_and_back() {
        CanonicalText text = CanonicalText.of("\uFEFFCafe\u0301\r\nbar");
        assertThat(text.text()).isEqualTo("Café\nbar");
        assertThat(text.toSource(0)).isEqualTo(1);
        assertThat(text.toSource(3)).isEqualTo(4);
        assertThat(text.toSource(4)).isEqualTo(6);
        assertThat(text.toSource(5)).isEqualTo(8);
        assertThat(text.toSource(8)).isEqualTo(11);
        assertThat(text.toCanonical(0)).isZero();
        assertThat(text.toCanonical(8)).isEqualTo(5);
        assertThat(text.toCanonical(11)).isEqualTo(8);
    }

    @Property(tries = 2000)
    @Domain(Texts.class)
    void canonical_text_is_its_own_canonical_form(@ForAll String source) {
        String canonical = canonical(source);
        assertThat(canonical(canonical)).isEqualTo(canonical);
        assertThat(Normalizer2.getNFCInstance().isNormalized(canonical)).isTrue();
    }

    @Property(tries = 2000)
    @Domain(Texts.class)
    void it_holds_no_control_format_or_surrogate_character(@ForAll String source) {
        assertThat(canonical(source).codePoints())
                .allMatch(codePoint -> codePoint == '\n'
                        || codePoint == '\t'
                        || codePoint == 0x200C
                        || codePoint == 0x200D
                        || UCharacter.hasBinaryProperty(codePoint, UProperty.PREPENDED_CONCATENATION_MARK)
                        || !List.of((int) UCharacterCategory.CONTROL, (int) UCharacterCategory.FORMAT, (int)
                                        UCharacterCategory.SURROGATE)
                                .contains(UCharacter.getType(codePoint)));
    }

    @Property(tries = 2000)
    @Domain(Texts.class)
    void offsets_stay_in_order_and_units_that_were_kept_lead_to_themselves(@ForAll String source) {
        CanonicalText text = CanonicalText.of(source);
        int before = 0;
        for (int i = 0; i <= text.text().length(); i++) {
            int at = text.toSource(i);
            assertThat(at).isBetween(before, source.length());
            before = at;
            if (i < text.text().length() && at < source.length() && text.text().charAt(i) == source.charAt(at)) {
                assertThat(text.toCanonical(at)).isEqualTo(i);
            }
        }
        int canonicalBefore = 0;
        for (int i = 0; i <= source.length(); i++) {
            int at = text.toCanonical(i);
            assertThat(at).isBetween(canonicalBefore, text.text().length());
            canonicalBefore = at;
        }
    }

    @Property(tries = 500)
    @Domain(Texts.class)
    void text_in_form_c_without_anything_to_remove_is_left_alone(@ForAll String source) {
        String canonical = canonical(source);
        CanonicalText again = CanonicalText.of(canonical);
        for (int i = 0; i <= canonical.length(); i++) {
            assertThat(again.toSource(i)).isEqualTo(i);
            assertThat(again.toCanonical(i)).isEqualTo(i);
        }
    }

    private static String canonical(String source) {
        return CanonicalText.of(source).text();
    }
}

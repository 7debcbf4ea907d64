package dev.aloud.text.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class UnicodeTablesTest {
    @Test
    void the_pinned_tables_are_what_the_generator_makes() throws IOException {
        assertThat(Files.readString(UnicodeTablesGenerator.TARGET))
                .as("run UnicodeTablesGenerator (shared-text/README.md) after a change of ICU4J or of the tables")
                .isEqualTo(UnicodeTablesGenerator.source());
    }

    @Test
    void every_code_point_has_the_properties_that_icu_gives_it() {
        List<String> wrong = new ArrayList<>();
        for (int codePoint = 0; codePoint <= 0x10FFFF; codePoint++) {
            int properties = UnicodeProperties.of(codePoint);
            boolean same = UnicodeProperties.category(properties) == UCharacter.getType(codePoint)
                    && UnicodeProperties.combiningClass(properties) == UCharacter.getCombiningClass(codePoint)
                    && UnicodeProperties.isComposed(properties)
                            == (UCharacter.getIntPropertyValue(codePoint, UProperty.NFC_QUICK_CHECK) == 1)
                    && UnicodeProperties.isPictographic(properties)
                            == UCharacter.hasBinaryProperty(codePoint, UProperty.EXTENDED_PICTOGRAPHIC)
                    && UnicodeProperties.isSentenceTerminal(properties)
                            == UCharacter.hasBinaryProperty(codePoint, UProperty.S_TERM)
                    && UnicodeProperties.isPrependedMark(properties)
                            == UCharacter.hasBinaryProperty(codePoint, UProperty.PREPENDED_CONCATENATION_MARK)
                    && UnicodeProperties.isEmojiModifier(properties)
                            == UCharacter.hasBinaryProperty(codePoint, UProperty.EMOJI_MODIFIER)
                    && (UnicodeProperties.script(properties) == UnicodeProperties.SCRIPT_LATIN)
                            == (UScript.getScript(codePoint) == UScript.LATIN);
            if (!same) {
                wrong.add(Integer.toHexString(codePoint));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void packed_integers_come_out_as_they_went_in() {
        Random random = new Random(7);
        StringBuilder packed = new StringBuilder();
        List<Integer> values = new ArrayList<>(List.of(0, 31, 32, 1023, 1024, 0x10FFFF, Integer.MAX_VALUE));
        for (int i = 0; i < 1000; i++) {
            values.add(random.nextInt(1 << random.nextInt(1, 31)));
        }
        values.forEach(value -> PackedInts.append(packed, value));
        PackedInts read = new PackedInts(packed.toString());
        assertThat(values).allSatisfy(value -> assertThat(read.next()).isEqualTo(value));
        assertThat(read.hasNext()).isFalse();
        assertThat(packed.chars()).allMatch(unit -> unit > ' ' && unit < 0x7F && unit != '\\' && unit != '"');
    }
}

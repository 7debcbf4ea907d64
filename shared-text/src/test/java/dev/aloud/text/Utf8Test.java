package dev.aloud.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class Utf8Test {
    @Property
    void well_formed_text_is_encoded_as_the_jdk_encodes_it(@ForAll String text) {
        String wellFormed = CanonicalText.of(text).text();
        assertThat(Utf8.encode(wellFormed)).isEqualTo(wellFormed.getBytes(UTF_8));
        assertThat(Utf8.encodedLength(wellFormed)).isEqualTo(wellFormed.getBytes(UTF_8).length);
    }

    @Test
    void a_lone_surrogate_becomes_the_replacement_character() {
        assertThat(Utf8.encode("a\uD83Db\uDE00")).isEqualTo("a\uFFFDb\uFFFD".getBytes(UTF_8));
    }
}

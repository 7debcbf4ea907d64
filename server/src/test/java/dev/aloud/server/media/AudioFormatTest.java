package dev.aloud.server.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AudioFormatTest {
    @ParameterizedTest
    @EnumSource
    void a_format_is_found_by_its_codec_its_media_type_and_its_extension(AudioFormat format) {
        assertThat(AudioFormat.of(format.codec())).contains(format);
        assertThat(AudioFormat.of(format.mediaType())).contains(format);
        assertThat(AudioFormat.of(" " + format.extension().toUpperCase(java.util.Locale.ROOT)))
                .contains(format);
    }

    @Test
    void an_unknown_name_finds_nothing() {
        assertThat(AudioFormat.of("aac")).isEmpty();
        assertThat(AudioFormat.of("")).isEmpty();
    }
}

package dev.aloud.flite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aloud.text.Speed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FliteUtteranceTest {
    @Test
    void text_that_looks_like_a_flag_is_the_value_of_an_option() {
        FliteRun run =
                FliteUtterance.of("-o /etc/passwd -help", "slt", Speed.NORMAL).speech();
        assertThat(run.arguments())
                .containsExactly(
                        "flite",
                        "-voice",
                        "slt",
                        "--setf",
                        "duration_stretch=1.000000",
                        "-psdur",
                        "-t",
                        "-o /etc/passwd -help",
                        "-o",
                        "/speech.wav");
    }

    @ParameterizedTest
    @CsvSource({
        "slt,1000,1.000000",
        "slt,2000,0.500000",
        "slt,250,4.000000",
        "rms,1500,0.666667",
        "kal16,1000,1.100000",
        "kal16,4000,0.275000",
        "awb,3000,0.333333"
    })
    void speed_shortens_the_voice_s_own_length(String voice, int speed, String stretch) {
        assertThat(FliteUtterance.of("Hello", voice, new Speed(speed)).speech().arguments())
                .contains("duration_stretch=" + stretch);
    }

    @Test
    void the_revision_names_the_module_that_makes_it() {
        assertThat(FliteModel.REVISION).contains(FliteModel.WASM_SHA256.substring(0, 12));
        assertThat(FliteModel.WASM_SHA256).matches("[0-9a-f]{64}");
        assertThat(FliteModel.hasVoice(FliteModel.DEFAULT_VOICE)).isTrue();
    }

    @Test
    void nothing_to_say_is_a_quarter_of_a_second_of_silence() {
        FliteUtterance nothing = FliteUtterance.of("…", "slt", Speed.NORMAL);
        assertThat(nothing.silent()).isTrue();
        assertThat(nothing.silence().samples()).isEqualTo(4_000);
        assertThat(nothing.silence().words()).isEmpty();
    }

    @Test
    void no_audio_is_an_error() {
        FliteUtterance hello = FliteUtterance.of("Hello", "slt", Speed.NORMAL);
        assertThatThrownBy(() -> hello.finish(new byte[0], "", "")).isInstanceOf(FliteException.class);
    }

    @Test
    void unknown_voices_and_overlong_texts_are_the_caller_s_mistake() {
        assertThatThrownBy(() -> FliteUtterance.of("Hello", "nobody", Speed.NORMAL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FliteUtterance.of("x".repeat(1_001), "slt", Speed.NORMAL))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

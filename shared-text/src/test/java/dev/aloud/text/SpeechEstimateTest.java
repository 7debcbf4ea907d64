package dev.aloud.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SpeechEstimateTest {
    @Test
    void fifteen_characters_take_a_second_at_normal_speed() {
        assertThat(SpeechEstimate.ms(15, Speed.NORMAL)).isEqualTo(1_000);
        assertThat(SpeechEstimate.ms(0, Speed.NORMAL)).isZero();
    }

    @Test
    void twice_the_speed_takes_half_the_time() {
        assertThat(SpeechEstimate.ms(150, new Speed(2_000))).isEqualTo(5_000);
        assertThat(SpeechEstimate.ms(150, new Speed(Speed.MIN))).isEqualTo(40_000);
    }

    @Test
    void a_text_of_any_length_that_one_can_have_is_estimated_without_overflow() {
        assertThat(SpeechEstimate.ms(20_000_000, Speed.NORMAL)).isEqualTo(1_333_333_333);
    }
}

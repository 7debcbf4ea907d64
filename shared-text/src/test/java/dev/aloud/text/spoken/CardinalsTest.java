package dev.aloud.text.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CardinalsTest {
    @ParameterizedTest
    @CsvSource({
        "0, zero, zero",
        "7, seven, seven",
        "13, thirteen, thirteen",
        "20, twenty, twenty",
        "42, forty two, forty two",
        "100, one hundred, one hundred",
        "101, one hundred one, one hundred and one",
        "345, three hundred forty five, three hundred and forty five",
        "1000, one thousand, one thousand",
        "1001, one thousand one, one thousand and one",
        "1100, one thousand one hundred, one thousand one hundred",
        "12345, twelve thousand three hundred forty five, twelve thousand three hundred and forty five",
        "100000, one hundred thousand, one hundred thousand",
        "1000000, one million, one million",
        "1000001, one million one, one million and one",
        "2500000, two million five hundred thousand, two million five hundred thousand",
        "1000000000, one billion, one billion",
        "1000000000000, one trillion, one trillion",
        "900000000000000000, nine hundred quadrillion, nine hundred quadrillion",
        "1000000000000000000, one zero zero zero zero zero zero zero zero zero zero zero zero zero zero zero zero zero zero, one zero zero zero zero zero zero zero zero zero zero zero zero zero zero zero zero zero zero",
        "007, zero zero seven, zero zero seven",
    })
    void numbers_in_words(String digits, String us, String gb) {
        assertThat(Cardinals.of(digits, Accent.US)).isEqualTo(us);
        assertThat(Cardinals.of(digits, Accent.GB)).isEqualTo(gb);
    }
}

package dev.aloud.text.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpokenFormTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "Hello, world! | hello , world !",
                "It’s 5 o’clock — don’t wait… | it's five o'clock — don't wait …",
                "“Naïve” (café) | \" naive \" ( cafe )",
                "a well-known man -- he said -- came | a well known man — he said — came",
            })
    void words_and_marks(String text, String said) {
        assertThat(Spoken.us(text)).isEqualTo(said);
    }
}

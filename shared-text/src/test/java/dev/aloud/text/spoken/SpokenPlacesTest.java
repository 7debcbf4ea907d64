package dev.aloud.text.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every token has the place of the written word it is said for. */
final class SpokenPlacesTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '\0',
            value = {
                "“Well,” he said => “=\" | Well=well | ,=, | ”=\" | he=he | said=said",
                "a $25 hat => a=a | $25=twenty five dollar | hat=hat",
                "$2.5 billion. => $2.5=two point five | billion=billion dollars | .=.",
                "-5 km => -5=minus five | km=kilometers",
                "10–20% => 10–20%=ten to twenty percent",
                "2 1/4 cups => 2=two | 1/4=and a quarter | cups=cups",
                "5 - 10 cups => 5=five | -=to | 10=ten | cups=cups",
                "March 3, 1998 => March=march | 3=third | ,=, | 1998=nineteen ninety eight",
                "3 March => 3=the third of | March=march",
                "7:45 p.m. today => 7:45=seven forty five | p.m.=P M | today=today",
                "at 9 p.m. => at=at | 9=nine | p.m=P M | .=.",
                "the BBC's => the=the | BBC's=B B C 's",
                "in the U.S. => in=in | the=the | U.S=U S | .=.",
                "Dr. Smith => Dr.=doctor | Smith=smith",
                "etc. => etc=et cetera | .=.",
                "well-known e-mail => well=well | known=known | e=E | mail=mail",
                "(555) 123-4567 => 555=five five five , | 123-4567=one two three , four five six seven",
                "me@x.io. => me@x.io=me at X dot I O | .=.",
                "COVID-19 => COVID=covid | 19=nineteen",
                "café => café=cafe",
                "[Kokoro](/kˈO/) is => Kokoro=/kˈO/ | is=is",
                "Henry VIII => Henry=henry | VIII=the eighth",
                "😀 ok => ok=okay",
            })
    void tokens_are_said_for_written_words(String text, String written) {
        assertThat(Spoken.written(text)).isEqualTo(written);
    }

    @Test
    void a_mark_written_on_a_letter_belongs_to_its_word() {
        assertThat(SpokenForm.of("cafe\u0301 noir", Accent.US))
                .containsExactly(new SpokenToken.Word(0, 5, "cafe", false), new SpokenToken.Word(6, 10, "noir", false));
    }

    @Test
    void a_capital_is_told() {
        assertThat(SpokenForm.of("Polish it", Accent.US))
                .containsExactly(new SpokenToken.Word(0, 6, "polish", true), new SpokenToken.Word(7, 9, "it", false));
    }

    @Test
    void nothing_to_say_is_an_empty_list() {
        assertThat(SpokenForm.of("", Accent.US)).isEqualTo(List.of());
        assertThat(SpokenForm.of(" \n\t東京", Accent.GB)).isEqualTo(List.of());
    }
}

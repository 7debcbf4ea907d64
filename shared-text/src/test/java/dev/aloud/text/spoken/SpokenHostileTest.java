package dev.aloud.text.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts made to be slow: the work is counted by what the rules look at, so that no clock is asked. */
final class SpokenHostileTest {
    private static final int PIECES = 20_000;

    /** How often a character may be looked at; were the work quadratic, it would be {@code PIECES} times or so. */
    private static final int MOST_LOOKS = 1_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                ".",
                "1.",
                "1,",
                "1,234,",
                "1-",
                "1:",
                "1/",
                "a",
                "A",
                "aB",
                "a1",
                "a.",
                "A.",
                "I",
                "x",
                "'",
                "’",
                "\"",
                "“",
                "(",
                "[",
                "[a",
                "](",
                "[a](",
                "[a](/",
                "-",
                "–",
                "—",
                "$",
                "$1",
                "$1-",
                "%",
                "5%-",
                "@",
                "a@",
                "a@b.",
                "#",
                "/",
                "/a",
                "a/",
                "://",
                "http://",
                "www.",
                "_",
                "*",
                "=",
                "&",
                "A&",
                "+",
                "+1",
                "+1 ",
                "1 ",
                "555 ",
                "5'",
                "5'2\"",
                "5°",
                "½",
                "1 1/2 ",
                "²",
                "^",
                "1e",
                "1x",
                "IV ",
                "IV",
                "Dr. ",
                "e.g. ",
                "U.S. ",
                "Mon-",
                "Jan ",
                "3 May ",
                "9am-",
                "10:00",
                "v1.",
                "é",
                "e\u0301",
                "東",
                "😀",
                "\uD83D",
                " ",
                "\u00A0",
                "\u00AD",
                "word ",
                "STOP ",
                "BBC ",
                "α",
                "1990s ",
                "'90s ",
                "well-",
                "co-o",
                "…",
                "!?",
                "a—",
                "11,",
                "1,234,567,",
                "re-re-",
                "Elm St. ",
                "0s and ",
                "City, Pa. "
            })
    void the_work_for_a_character_has_a_limit(String piece) {
        String text = piece.repeat(PIECES);
        CountedText counted = new CountedText(Folding.of(text));
        SpokenForm.read(new Reading(counted, Accent.US));
        assertThat(counted.steps()).isLessThan((long) MOST_LOOKS * text.length());
    }
}

package dev.aloud.text.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said, kind by kind: the lines of the files in {@code spoken/}, each {@code text => words}. */
final class SpokenSpecificationTest {
    private static final List<String> FILES =
            List.of("numbers", "dates", "money-and-units", "names", "abbreviations", "addresses", "marks", "sentences");

    record Case(Accent accent, String text, String said) {
        @Override
        public String toString() {
            return accent + ": " + text;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_text_is_said_so(Case specified) {
        assertThat(Spoken.line(SpokenForm.of(specified.text, specified.accent))).isEqualTo(specified.said);
    }

    static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String file : FILES) {
            try (var in = SpokenSpecificationTest.class.getResourceAsStream("/spoken/" + file + ".txt")) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.startsWith("# ") && !line.isBlank())
                        .forEach(line -> cases.add(read(line)));
            }
        }
        return cases;
    }

    private static Case read(String line) {
        String[] sides = line.split(" =>", 2);
        boolean british = sides[0].startsWith("gb: ");
        String text = (british ? sides[0].substring(4) : sides[0])
                .replace("\\u0301", "\u0301")
                .replace("\\u00AD", "\u00AD")
                .replace("\\u200B", "\u200B")
                .replace("\\u202F", "\u202F");
        return new Case(british ? Accent.GB : Accent.US, text, sides[1].strip());
    }
}

package dev.aloud.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pinned vectors on the JVM; the browser bundle runs the same files. */
final class GoldenVectorsTest {
    private static final Path MODULE = Path.of("");

    static Stream<String> categories() throws IOException {
        return GoldenTexts.categories(MODULE).stream();
    }

    @ParameterizedTest
    @MethodSource("categories")
    void every_text_comes_out_as_pinned(String category) throws IOException {
        List<String> pinned = Files.readAllLines(GoldenVectorsWriter.file(category));
        List<String> made = GoldenVectorsWriter.lines(MODULE, category);
        for (int i = 0; i < Math.min(pinned.size(), made.size()); i++) {
            if (!pinned.get(i).equals(made.get(i))) {
                fail(difference(category, i + 1, pinned.get(i), made.get(i)));
            }
        }
        assertThat(made).as("texts in %s", category).hasSameSizeAs(pinned);
    }

    @Test
    void there_are_at_least_three_hundred_texts_with_names_of_their_own() throws IOException {
        Set<String> names = new HashSet<>();
        for (String category : GoldenTexts.categories(MODULE)) {
            for (GoldenTexts.Text text : GoldenTexts.read(MODULE, category)) {
                assertThat(names.add(text.name())).as(text.name()).isTrue();
            }
        }
        assertThat(names).hasSizeGreaterThanOrEqualTo(300);
    }

    private static String difference(String category, int line, String pinned, String made) {
        int at = 0;
        while (at < Math.min(pinned.length(), made.length()) && pinned.charAt(at) == made.charAt(at)) {
            at++;
        }
        int from = Math.max(0, at - 60);
        return "%s.jsonl, line %d, first differs at column %d:%n pinned …%s%n made   …%s%nin %s"
                .formatted(category, line, at + 1, cut(pinned, from), cut(made, from), cut(made, 0));
    }

    private static String cut(String line, int from) {
        return line.substring(Math.min(from, line.length()), Math.min(line.length(), from + 160));
    }
}

package dev.aloud.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.text.pronunciation.Lexicon;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** The lexicon says of every word what the dictionary says. */
final class LosslessTest {
    @Test
    void every_word_of_the_dictionary_is_pronounced_as_there() throws Exception {
        SortedMap<String, byte[]> dictionary =
                CmuDictionary.read(Path.of("node_modules/cmu-pronouncing-dictionary/index.js"));
        Lexicon lexicon = English.lexicon();
        List<String> wrong = new ArrayList<>();
        dictionary.forEach((word, phones) -> {
            if (!Arrays.equals(lexicon.phones(word), phones)) {
                wrong.add(word);
            }
        });
        assertThat(dictionary).hasSizeGreaterThan(120_000);
        assertThat(wrong).isEmpty();
    }
}

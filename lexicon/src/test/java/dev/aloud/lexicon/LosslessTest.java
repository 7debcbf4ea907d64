package dev.aloud.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.text.pronunciation.Lexicon;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lexicon says of every word what the dictionary says. */
final class LosslessTest {
    @Test
    void every_word_of_the_dictionary_is_pronounced_as_there() throws Exception {
        List<Spelling> dictionary = CmuDictionary.read(English.DICTIONARY);
        Lexicon lexicon = English.lexicon();
        List<String> wrong = new ArrayList<>();
        for (Spelling word : dictionary) {
            if (!Arrays.equals(lexicon.phones(word.word()), word.phones())) {
                wrong.add(word.word());
            }
        }
        assertThat(dictionary).hasSizeGreaterThan(120_000);
        assertThat(wrong).isEmpty();
    }
}

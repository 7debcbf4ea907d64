package dev.aloud.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.kokoro.KokoroText;
import dev.aloud.text.spoken.Accent;
import org.junit.jupiter.api.Test;

/** What Kokoro is given for texts, with the lexicon as it ships. */
final class KokoroTextTest {
    @Test
    void a_sentence_is_words_with_spaces_between_and_marks_behind() {
        assertThat(read("Hello, world!").phonemes()).isEqualTo("həlˈO, wˈɜɹld!");
    }

    @Test
    void nothing_gives_nothing() {
        assertThat(read("").ids()).isEmpty();
        assertThat(read("").words()).isEmpty();
    }

    private static KokoroText read(String text) {
        return KokoroText.of(text, Accent.US, English.lexicon());
    }
}

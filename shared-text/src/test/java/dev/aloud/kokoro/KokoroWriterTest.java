package dev.aloud.kokoro;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class KokoroWriterTest {
    @Test
    void what_is_said_for_one_written_word_is_one_word_with_the_marks_inside_it() {
        KokoroWriter writer = new KokoroWriter();
        writer.word("kˈɔl", 0, 4);
        writer.word("fˈIv", 5, 13);
        writer.mark(',', 5, 13);
        writer.word("tˈu", 5, 13);
        KokoroText text = writer.written();
        assertThat(text.phonemes()).isEqualTo("kˈɔl fˈIv, tˈu");
        assertThat(text.words()).containsExactly(new KokoroWord(0, 4, 0, 4), new KokoroWord(5, 13, 5, 14));
    }
}

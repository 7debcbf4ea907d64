package dev.aloud.text.pronunciation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clauses without an end: the work is counted by the words that are looked at, so that no clock is asked. */
final class HomographsHostileTest {
    private static final int TIMES = 1_200;

    /** How often a word may be looked at; were the work quadratic, it would be {@link #TIMES} times or so. */
    private static final int MOST_LOOKS = 500;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not",
                "use",
                "read",
                "read ,",
                "not use",
                "really use",
                "they read",
                "the read",
                "never read",
                "lives",
                "live",
                "close",
                "record",
                "record and",
                "that use",
                "content"
            })
    void the_work_for_a_word_has_a_limit(String words) {
        Endless clause = new Endless(words.split(" "));
        Homographs homographs = new Homographs();
        for (int at = 0; at < clause.size(); at++) {
            homographs.phones(new Neighbours(clause, at), null);
        }
        assertThat(clause.looks).isLessThan((long) MOST_LOOKS * clause.size());
    }

    /** Some words again and again. */
    private static final class Endless extends AbstractList<ClauseWord> {
        private final List<String> words;
        private long looks;

        Endless(String[] words) {
            this.words = List.of(words);
        }

        @Override
        public ClauseWord get(int index) {
            looks++;
            String word = words.get(index % words.size());
            return word.equals(",")
                    ? new ClauseWord(index, index + 1, "", false, ',')
                    : new ClauseWord(index, index + 1, word, false, ClauseWord.NO_MARK);
        }

        @Override
        public int size() {
            return TIMES * words.size();
        }
    }
}

package dev.aloud.kokoro;

import dev.aloud.text.pronunciation.Lexicon;
import dev.aloud.text.pronunciation.Pronounced;
import dev.aloud.text.pronunciation.Pronouncer;
import dev.aloud.text.spoken.Accent;
import dev.aloud.text.spoken.SpokenForm;
import java.util.List;

/**
 * What Kokoro is given for a text, of any length: the ids of its phonemes and marks, without the pads at both ends, and
 * which of them belong to which written word.
 *
 * @param ids the tokens; empty where the text has nothing to say
 * @param words the words that make a sound, in the order of their tokens
 */
@SuppressWarnings("ArrayRecordComponent") // handed on and never compared
public record KokoroText(int[] ids, List<KokoroWord> words) {
    /** Copies the list; the array is not to be changed. */
    public KokoroText {
        words = List.copyOf(words);
    }

    /**
     * Reads a text.
     *
     * @param text a block's text
     * @param accent in which English it is said
     * @param lexicon how words are pronounced
     */
    public static KokoroText of(String text, Accent accent, Lexicon lexicon) {
        KokoroWriter writer = new KokoroWriter();
        for (Pronounced said : new Pronouncer(lexicon, accent).of(SpokenForm.of(text, accent))) {
            if (said.mark()) {
                writer.mark(said.phonemes().charAt(0), said.start(), said.end());
            } else {
                writer.word(said.phonemes(), said.start(), said.end());
            }
        }
        return writer.written();
    }

    /** What is said, in Kokoro's alphabet: for logs and for tests. */
    public String phonemes() {
        StringBuilder symbols = new StringBuilder();
        for (int id : ids) {
            symbols.append(KokoroVocabulary.symbol(id));
        }
        return symbols.toString();
    }
}

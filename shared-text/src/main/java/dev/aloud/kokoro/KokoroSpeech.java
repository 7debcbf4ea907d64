package dev.aloud.kokoro;

import dev.aloud.text.WordMark;
import java.util.List;

/**
 * A spoken utterance.
 *
 * @param pieces what is heard of each run, one after the other
 * @param words when each word is heard, in order, none past the end
 */
public record KokoroSpeech(List<KokoroPiece> pieces, List<WordMark> words) {
    /** Copies the lists. */
    public KokoroSpeech {
        pieces = List.copyOf(pieces);
        words = List.copyOf(words);
    }

    /** The length of the audio. */
    public int samples() {
        int samples = 0;
        for (KokoroPiece piece : pieces) {
            samples += piece.samples();
        }
        return samples;
    }
}

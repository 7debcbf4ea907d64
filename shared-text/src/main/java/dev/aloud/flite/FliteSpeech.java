package dev.aloud.flite;

import dev.aloud.text.WordMark;
import java.util.List;

/**
 * A spoken utterance.
 *
 * @param pcm signed 16-bit little-endian mono samples at {@link FliteModel#SAMPLE_RATE_HZ}; the record owns the array
 * @param words the marks of its words in order, inside text and audio, not overlapping
 */
@SuppressWarnings("ArrayRecordComponent") // handed on and never compared; a copy of the audio would cost too much
public record FliteSpeech(byte[] pcm, List<WordMark> words) {
    public FliteSpeech {
        words = List.copyOf(words);
    }

    /** How many samples it holds. */
    public int samples() {
        return pcm.length / 2;
    }
}

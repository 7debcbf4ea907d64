package dev.aloud.browser;

import dev.aloud.text.WordMark;
import java.util.List;

/** What an engine of this worker has spoken. */
final class Speech {
    private final byte[] pcm;
    private final List<WordMark> words;

    /**
     * @param pcm s16le mono at the engine's sample rate; not copied, not to be altered
     * @param words in order, offsets in the text that was spoken
     */
    Speech(byte[] pcm, List<WordMark> words) {
        this.pcm = pcm;
        this.words = words;
    }

    byte[] pcm() {
        return pcm;
    }

    List<WordMark> words() {
        return words;
    }

    int samples() {
        return pcm.length / 2;
    }
}

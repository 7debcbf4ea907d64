package dev.aloud.browser;

import dev.aloud.text.WordMark;
import java.util.List;

/** A block whose audio is here. */
final class HeldBlock {
    private final String key;
    private final int sampleRateHz;
    private final byte[] pcm;
    private final List<WordMark> words;
    private final boolean cached;
    private final Voice voice;

    /**
     * @param pcm s16le mono; not copied, not to be altered
     * @param words offsets in the block's text
     * @param cached whether it was made earlier
     */
    HeldBlock(String key, int sampleRateHz, byte[] pcm, List<WordMark> words, boolean cached, Voice voice) {
        this.key = key;
        this.sampleRateHz = sampleRateHz;
        this.pcm = pcm;
        this.words = words;
        this.cached = cached;
        this.voice = voice;
    }

    String key() {
        return key;
    }

    int sampleRateHz() {
        return sampleRateHz;
    }

    byte[] pcm() {
        return pcm;
    }

    List<WordMark> words() {
        return words;
    }

    boolean cached() {
        return cached;
    }

    Voice voice() {
        return voice;
    }

    int durationMs() {
        return (int) (pcm.length / 2 * 1000L / sampleRateHz);
    }
}

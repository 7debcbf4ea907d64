package dev.aloud.delivery;

import dev.aloud.text.WordMark;
import java.util.List;

/** A finished block's audio as it travels, encoded in the job's codec. Shared by listeners, never altered. */
public final class BlockSound {
    private final byte[] audio;
    private final int samples;
    private final List<WordMark> words;
    private final boolean cached;

    /**
     * @param audio the whole block; not copied, not to be altered
     * @param samples its length
     * @param words its word marks, ordered
     * @param cached whether it was there before it was asked for
     */
    public BlockSound(byte[] audio, int samples, List<WordMark> words, boolean cached) {
        this.audio = audio;
        this.samples = samples;
        this.words = List.copyOf(words);
        this.cached = cached;
    }

    /** The whole block, shared. */
    public byte[] audio() {
        return audio;
    }

    /** Its length in samples. */
    public int samples() {
        return samples;
    }

    /** Its word marks, ordered. */
    public List<WordMark> words() {
        return words;
    }

    /** Whether it was there before it was asked for. */
    public boolean cached() {
        return cached;
    }
}

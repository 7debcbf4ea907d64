package dev.aloud.server.media;

import dev.aloud.text.WordMark;
import java.util.Arrays;
import java.util.List;

/**
 * The audio of one block as the engine spoke it. Immutable by agreement: nobody writes to {@code pcm}, which is shared
 * rather than copied because blocks go to many listeners at once.
 *
 * @param sampleRateHz samples a second
 * @param pcm mono, signed 16 bit, little endian; an even number of bytes
 * @param words the block's word marks, in order
 */
@SuppressWarnings(
        "ArrayRecordComponent") // equals compares the samples; a copy for each of many listeners would cost too much
public record BlockAudio(int sampleRateHz, byte[] pcm, List<WordMark> words) {
    /**
     * @throws IllegalArgumentException when the sample rate is not positive or half a sample is left over
     */
    public BlockAudio {
        if (sampleRateHz <= 0) {
            throw new IllegalArgumentException("the sample rate must be positive, not " + sampleRateHz);
        }
        if (pcm.length % 2 != 0) {
            throw new IllegalArgumentException("16-bit samples cannot fill " + pcm.length + " bytes");
        }
        words = List.copyOf(words);
    }

    /** How many samples it holds. */
    public int samples() {
        return pcm.length / 2;
    }

    /** How long it sounds, to the nearest millisecond. */
    public int durationMs() {
        return Math.toIntExact((samples() * 1000L + sampleRateHz / 2) / sampleRateHz);
    }

    /** About how much heap it takes, in bytes. */
    public int weight() {
        return pcm.length + 32 * words.size() + 64;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BlockAudio audio
                && sampleRateHz == audio.sampleRateHz
                && Arrays.equals(pcm, audio.pcm)
                && words.equals(audio.words);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * sampleRateHz + Arrays.hashCode(pcm)) + words.hashCode();
    }

    @Override
    public String toString() {
        return "BlockAudio[" + samples() + " samples at " + sampleRateHz + " Hz, " + words.size() + " words]";
    }
}

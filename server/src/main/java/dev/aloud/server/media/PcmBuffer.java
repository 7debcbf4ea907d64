package dev.aloud.server.media;

import java.util.Arrays;

/**
 * Collects an engine's samples as 16-bit PCM: the one place where floats become integers. A float that came from an integer
 * (divided by 32768) becomes the same integer again, so that both tiers give the same bytes. Used by one thread.
 */
public final class PcmBuffer {
    private static final float SCALE = 32768f;

    private final int maxSamples;
    private byte[] pcm = new byte[1 << 16];
    private int bytes;

    /**
     * @param maxSamples how many samples it takes
     */
    public PcmBuffer(int maxSamples) {
        this.maxSamples = maxSamples;
    }

    /**
     * Adds samples: mono, in [-1, 1]; what lies outside is clipped, and what is not a number is silence.
     *
     * @return whether there was room; if not, nothing was added
     */
    public boolean add(float[] samples) {
        if (samples.length > maxSamples - bytes / 2) {
            return false;
        }
        int needed = bytes + 2 * samples.length;
        if (needed > pcm.length) {
            pcm = Arrays.copyOf(pcm, Math.max(needed, pcm.length + (pcm.length >> 1)));
        }
        for (float sample : samples) {
            int value = Math.clamp(Math.round(sample * SCALE), Short.MIN_VALUE, Short.MAX_VALUE);
            pcm[bytes++] = (byte) value;
            pcm[bytes++] = (byte) (value >> 8);
        }
        return true;
    }

    /** What was added so far, s16le. */
    public byte[] toBytes() {
        return Arrays.copyOf(pcm, bytes);
    }
}

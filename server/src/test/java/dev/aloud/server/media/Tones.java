package dev.aloud.server.media;

import java.util.List;

/** Sounds for tests: something like a voice, with harmonics, syllables and a little noise. */
final class Tones {
    private Tones() {}

    static BlockAudio voice(int sampleRateHz, int samples) {
        var pcm = new byte[2 * samples];
        long noise = 88172645463325252L;
        for (int i = 0; i < samples; i++) {
            double t = i / (double) sampleRateHz;
            double syllable = 0.5 - 0.5 * Math.cos(2 * Math.PI * 3.1 * t + 0.8);
            double value = 0;
            for (int harmonic = 1; harmonic <= 12; harmonic++) {
                value += Math.sin(2 * Math.PI * (130 + 8 * Math.sin(2 * t)) * harmonic * t) / harmonic;
            }
            noise ^= noise << 13;
            noise ^= noise >>> 7;
            noise ^= noise << 17;
            double hiss = (noise >> 11) / (double) (1L << 52);
            int sample = (int) Math.round(32767 * 0.35 * syllable * (value + 0.05 * hiss));
            pcm[2 * i] = (byte) sample;
            pcm[2 * i + 1] = (byte) (sample >> 8);
        }
        return new BlockAudio(sampleRateHz, pcm, List.of());
    }

    static double[] samples(BlockAudio audio) {
        var out = new double[audio.samples()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (short) ((audio.pcm()[2 * i] & 0xff) | audio.pcm()[2 * i + 1] << 8) / 32768.0;
        }
        return out;
    }

    /** Pearson's correlation of two sounds of equal length. */
    static double correlation(double[] a, double[] b) {
        double meanA = java.util.Arrays.stream(a).average().orElse(0);
        double meanB = java.util.Arrays.stream(b).average().orElse(0);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }
}

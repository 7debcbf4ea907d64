package dev.aloud.kokoro;

import dev.aloud.text.Speed;

/**
 * Cuts the silence around a run down to a natural pause. Kokoro begins with 0.3 to 0.5 s of silence and ends with 0.4 to
 * 0.7 s, more when it speaks slowly: joined as they are, blocks would sound as if the reader had lost the place.
 */
final class KokoroTrim {
    /**
     * How long before the first token's start sound may begin, in units. The most that was seen on 12 phrases and 6
     * voices at three speeds, rounded up. Where it begins hardly depends on the speed, though the durations do.
     */
    private static final int ONSET = 6;

    /** A unit this many times quieter than the loudest is silence: 40 dB. */
    private static final int QUIETER = 100;

    /** The pauses in units, from the last that is heard; the next run's beginning adds some 50 to 100 ms. */
    private static final int SENTENCE = 10;

    private static final int CLAUSE = 4;
    private static final int NONE = 1;

    private KokoroTrim() {}

    static KokoroPiece piece(KokoroClauses.Pause pause, KokoroSound sound, Speed speed) {
        int total = sound.peaks().length;
        int from = Math.min(start(sound.units()[0], speed), total);
        int end = Math.max(from, lastHeard(sound.peaks()) + 1) + pause(pause);
        int to = Math.min(end, total);
        return new KokoroPiece(
                from * KokoroModel.UNIT_SAMPLES, to * KokoroModel.UNIT_SAMPLES, (end - to) * KokoroModel.UNIT_SAMPLES);
    }

    /** By durations alone, so that two hosts place every word alike. */
    private static int start(int pad, Speed speed) {
        int whenNormal = pad * speed.thousandths() / 1000;
        return Math.max(0, Math.min(pad, whenNormal) - ONSET);
    }

    private static int lastHeard(int[] peaks) {
        int loudest = 0;
        for (int peak : peaks) {
            loudest = Math.max(loudest, peak);
        }
        int last = peaks.length - 1;
        while (last >= 0 && peaks[last] <= loudest / QUIETER) {
            last--;
        }
        return last;
    }

    private static int pause(KokoroClauses.Pause pause) {
        return switch (pause) {
            case SENTENCE -> SENTENCE;
            case CLAUSE -> CLAUSE;
            case NONE -> NONE;
        };
    }
}

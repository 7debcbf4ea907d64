package dev.aloud.kokoro;

import java.util.Arrays;

/** When each token of an utterance begins and ends in what is heard, in samples. Owned by one thread. */
final class KokoroClock {
    private static final int NEVER = -1;

    private final int[] starts;
    private final int[] ends;
    private int length;

    KokoroClock(int tokens) {
        starts = new int[tokens];
        ends = new int[tokens];
        Arrays.fill(starts, NEVER);
    }

    /** Adds the next run. */
    void add(KokoroClauses.Stretch stretch, int[] units, KokoroPiece piece) {
        int at = units[0] * KokoroModel.UNIT_SAMPLES;
        for (int token = stretch.first(); token < stretch.end(); token++) {
            starts[token] = heard(at, piece);
            at += units[1 + token - stretch.first()] * KokoroModel.UNIT_SAMPLES;
            ends[token] = heard(at, piece);
        }
        length += piece.samples();
    }

    /** Whether the token was spoken; a space between two runs is not. */
    boolean knows(int token) {
        return starts[token] != NEVER;
    }

    int start(int token) {
        return starts[token];
    }

    int end(int token) {
        return ends[token];
    }

    /** The length of all that was added. */
    int length() {
        return length;
    }

    private int heard(int sample, KokoroPiece piece) {
        return length + Math.max(0, Math.min(sample, piece.to()) - piece.from());
    }
}

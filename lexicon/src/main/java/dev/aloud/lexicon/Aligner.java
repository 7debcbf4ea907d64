package dev.aloud.lexicon;

import dev.aloud.text.pronunciation.Arpabet;
import java.util.Arrays;
import java.util.List;

/**
 * Finds which letter of a word says which of its phones, as none says and no dictionary tells: a letter may say none to
 * {@link #MOST} of them, in order. What letters tend to say is learned from all words by expectation and maximisation, without
 * stress; the likeliest way through each word is then its alignment. Deterministic: the same words give the same alignments.
 */
final class Aligner {
    /** How many phones one letter can say: x in "xylophone" one, in "box" two, in "X-ray" three. */
    static final int MOST = 3;

    private static final int ROUNDS = 8;
    private static final int LETTERS = 28;
    private static final int KINDS = Arpabet.KINDS + 1;
    private static final int SOUNDS = KINDS * KINDS * KINDS;

    /** What seems least likely: one letter that says three phones. */
    private static final double[] START = {0.3, 1, 0.05, 0.001};

    private double[] weights = new double[LETTERS * SOUNDS];

    /** Learns from words. */
    Aligner(List<Spelling> words) {
        for (int letter = 0; letter < LETTERS; letter++) {
            for (int sound = 0; sound < SOUNDS; sound++) {
                int length = sound == 0 ? 0 : sound < KINDS ? 1 : sound < KINDS * KINDS ? 2 : 3;
                weights[letter * SOUNDS + sound] = START[length];
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            double[] counts = new double[weights.length];
            for (Spelling word : words) {
                count(word, counts);
            }
            normalise(counts);
            weights = counts;
        }
    }

    /**
     * How many phones each letter says.
     *
     * @return one number a letter; null where the letters cannot say the phones, as in "aaa" for "triple a"
     */
    int[] align(Spelling word) {
        int letters = word.length();
        int phones = word.phones().length;
        double[][] best = new double[letters + 1][phones + 1];
        int[][] taken = new int[letters + 1][phones + 1];
        for (double[] row : best) {
            Arrays.fill(row, Double.NEGATIVE_INFINITY);
        }
        best[0][0] = 0;
        for (int i = 0; i < letters; i++) {
            for (int j = 0; j <= phones; j++) {
                for (int n = 0; n <= MOST && j + n <= phones && best[i][j] > Double.NEGATIVE_INFINITY; n++) {
                    double weight = weights[key(word, i, j, n)];
                    double score = weight > 0 ? best[i][j] + StrictMath.log(weight) : Double.NEGATIVE_INFINITY;
                    if (score > best[i + 1][j + n]) {
                        best[i + 1][j + n] = score;
                        taken[i + 1][j + n] = n;
                    }
                }
            }
        }
        if (best[letters][phones] == Double.NEGATIVE_INFINITY) {
            return null;
        }
        int[] said = new int[letters];
        int j = phones;
        for (int i = letters; i > 0; i--) {
            said[i - 1] = taken[i][j];
            j -= taken[i][j];
        }
        return said;
    }

    private void count(Spelling word, double[] counts) {
        int letters = word.length();
        int phones = word.phones().length;
        double[][] forward = new double[letters + 1][phones + 1];
        double[][] backward = new double[letters + 1][phones + 1];
        forward[0][0] = 1;
        backward[letters][phones] = 1;
        for (int i = 0; i < letters; i++) {
            for (int j = 0; j <= phones; j++) {
                for (int n = 0; n <= MOST && j + n <= phones; n++) {
                    forward[i + 1][j + n] += forward[i][j] * weights[key(word, i, j, n)];
                }
            }
        }
        double total = forward[letters][phones];
        if (!(total > 0)) {
            return;
        }
        for (int i = letters - 1; i >= 0; i--) {
            for (int j = 0; j <= phones; j++) {
                for (int n = 0; n <= MOST && j + n <= phones; n++) {
                    int key = key(word, i, j, n);
                    double after = weights[key] * backward[i + 1][j + n];
                    backward[i][j] += after;
                    counts[key] += forward[i][j] * after / total;
                }
            }
        }
    }

    /** To shares of all that a letter says; what is hardly ever said is forgotten. */
    private static void normalise(double[] counts) {
        for (int letter = 0; letter < LETTERS; letter++) {
            double sum = 0;
            for (int sound = 0; sound < SOUNDS; sound++) {
                sum += counts[letter * SOUNDS + sound];
            }
            for (int sound = 0; sound < SOUNDS && sum > 0; sound++) {
                counts[letter * SOUNDS + sound] /= sum;
            }
        }
    }

    private static int key(Spelling word, int letter, int phone, int n) {
        int sound = 0;
        for (int k = 0; k < n; k++) {
            sound = sound * KINDS + 1 + Arpabet.kind(word.phones()[phone + k]);
        }
        return word.letter(letter) * SOUNDS + sound;
    }
}

package dev.aloud.lexicon;

import dev.aloud.text.pronunciation.LetterContext;
import java.util.Arrays;

/**
 * Grows one letter's tree from its examples: at each node the question whose answer says most about the sound (by entropy),
 * until a question saves too few errors for the bytes it takes. In whole numbers and tables of logarithms, so that every machine
 * grows the same tree.
 */
final class TreeGrower {
    private static final int VALUES = 128;

    /** n · log2 n, in parts of 65536. */
    private static long[] entropy = {0};

    /**
     * How much the answers to questions about a feature are trusted, found by trial on a tenth of the words: what is far away, or
     * counts from the word's ends, often fits by chance.
     */
    private static final int[] TRUST = {
        13, 12, 10, 10, 9, 9, 6, 7, 12, 9, 9, 10, 8, 9, 3, 5, 5, 8, 6, 9, 4, 15, 13, 9, 13, 9, 13, 11, 9, 6, 6, 0, 7
    };

    private final Examples examples;
    private final int kinds;
    private final int fewest;
    private final int worthNumerator;
    private final int[] order;
    private final int[] scratch;
    private final int[] counts;
    private final int[] sums = new int[VALUES];

    /**
     * @param examples what to learn from
     * @param kinds how many sounds the letter has
     * @param fewest examples on either side of a question
     * @param worth a question stays when it saves at least this many tenths of an error for each leaf more
     */
    TreeGrower(Examples examples, int kinds, int fewest, int worth) {
        this.examples = examples;
        this.kinds = kinds;
        this.fewest = fewest;
        this.worthNumerator = worth;
        this.order = new int[examples.count()];
        this.scratch = new int[examples.count()];
        this.counts = new int[VALUES * kinds];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        growEntropy(order.length);
    }

    /** The whole tree. */
    TreeNode grow() {
        return order.length == 0 ? new TreeNode.Leaf(0, 0) : grow(0, order.length);
    }

    private TreeNode grow(int from, int to) {
        int[] total = new int[kinds];
        for (int i = from; i < to; i++) {
            total[examples.sound(order[i])]++;
        }
        int best = 0;
        int present = 0;
        for (int k = 0; k < kinds; k++) {
            present += total[k] > 0 ? 1 : 0;
            best = total[k] > total[best] ? k : best;
        }
        TreeNode.Leaf leaf = new TreeNode.Leaf(best, to - from - total[best]);
        if (present == 1 || to - from < 2 * fewest) {
            return leaf;
        }
        int question = question(from, to, total, present);
        if (question < 0) {
            return leaf;
        }
        int feature = question / VALUES;
        int value = question % VALUES;
        int middle = divide(from, to, examples.feature(feature), value);
        TreeNode tree = new TreeNode.Question(feature, value, grow(from, middle), grow(middle, to));
        int saved = leaf.errors() - tree.errors();
        return 10 * saved < worthNumerator * (tree.leaves() - 1) ? leaf : tree;
    }

    /** The question that leaves the least entropy, as feature and value in one; -1 where none helps. */
    private int question(int from, int to, int[] total, int present) {
        int[] kindsHere = new int[present];
        for (int k = 0, i = 0; k < kinds; k++) {
            if (total[k] > 0) {
                kindsHere[i++] = k;
            }
        }
        long before = entropy[to - from];
        for (int k : kindsHere) {
            before -= entropy[total[k]];
        }
        long most = 0;
        int found = -1;
        for (int f = 0; f < LetterContext.FEATURES; f++) {
            byte[] feature = examples.feature(f);
            int highest = 0;
            for (int i = from; i < to; i++) {
                int value = feature[order[i]];
                counts[value * kinds + examples.sound(order[i])]++;
                sums[value]++;
                highest = Math.max(highest, value);
            }
            for (int value = 0; value <= highest; value++) {
                int yes = sums[value];
                int no = to - from - yes;
                if (yes >= fewest && no >= fewest) {
                    long gain = before - entropy[yes] - entropy[no];
                    for (int k : kindsHere) {
                        int count = counts[value * kinds + k];
                        gain += entropy[count] + entropy[total[k] - count];
                    }
                    if (gain * TRUST[f] > most) {
                        most = gain * TRUST[f];
                        found = f * VALUES + value;
                    }
                }
                if (yes > 0) {
                    Arrays.fill(counts, value * kinds, (value + 1) * kinds, 0);
                    sums[value] = 0;
                }
            }
        }
        return found;
    }

    /** Brings those that answer yes to the front, all in their order; returns where the others begin. */
    private int divide(int from, int to, byte[] feature, int value) {
        int yes = from;
        int no = 0;
        for (int i = from; i < to; i++) {
            if (feature[order[i]] == value) {
                order[yes++] = order[i];
            } else {
                scratch[no++] = order[i];
            }
        }
        System.arraycopy(scratch, 0, order, yes, no);
        return yes;
    }

    private static synchronized void growEntropy(int most) {
        int known = entropy.length;
        if (known <= most) {
            entropy = Arrays.copyOf(entropy, most + 1);
            for (int n = known; n <= most; n++) {
                entropy[n] = (long) (n * (StrictMath.log(n) / StrictMath.log(2)) * 65536);
            }
        }
    }
}

package dev.aloud.flite;

import java.util.List;

/**
 * Finds which word each spoken phone belongs to, by aligning the phones that were spoken with the phones that each word
 * has when it stands alone. The two mostly agree; they differ where the context changes a word ({@code $5 million},
 * {@code the} before a vowel), which a weighted edit distance bridges.
 */
final class PhoneAlignment {
    private static final int SKIP_COST = 2;
    private static final int SAME_CLASS_COST = 3;
    private static final int REDUCED_VOWEL_COST = 1;
    private static final int OTHER_CLASS_COST = 2 * SKIP_COST;

    /** Cells off the straight line that are looked at. It bounds memory for long texts; real shifts are far smaller. */
    private static final int HALF_BAND = 256;

    private static final int WIDTH = 2 * HALF_BAND + 1;
    private static final int UNREACHABLE = Integer.MAX_VALUE / 2;

    private static final byte PAIR = 0;
    private static final byte SKIP_SPOKEN = 1;
    private static final byte SKIP_EXPECTED = 2;

    private static final String REDUCIBLE = " ax ah ih iy eh er uh uw ";

    private final List<Phone> spoken;
    private final List<String> expected;
    private final byte[] moves;

    private PhoneAlignment(List<Phone> spoken, List<String> expected) {
        this.spoken = spoken;
        this.expected = expected;
        this.moves = new byte[(spoken.size() + 1) * WIDTH];
    }

    /**
     * The index of the expected phone that each spoken phone stands for; -1 for a spoken phone that stands for none.
     */
    static int[] pairs(List<Phone> spoken, List<String> expected) {
        PhoneAlignment alignment = new PhoneAlignment(spoken, expected);
        alignment.fill();
        return alignment.trace();
    }

    private void fill() {
        int[] previous = new int[WIDTH];
        int[] current = new int[WIDTH];
        for (int i = 0; i <= spoken.size(); i++) {
            int first = bandStart(i);
            for (int cell = 0; cell < WIDTH; cell++) {
                int j = first + cell;
                current[cell] = j < 0 || j > expected.size() ? UNREACHABLE : best(i, j, previous, current, cell);
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
    }

    private int best(int i, int j, int[] previous, int[] current, int cell) {
        if (i == 0 && j == 0) {
            return 0;
        }
        int cost = UNREACHABLE;
        byte move = PAIR;
        int shift = i == 0 ? 0 : bandStart(i) - bandStart(i - 1);
        if (i > 0 && j > 0 && inBand(cell + shift - 1)) {
            cost = previous[cell + shift - 1] + substitution(spoken.get(i - 1).name(), expected.get(j - 1));
        }
        if (i > 0 && inBand(cell + shift) && previous[cell + shift] + SKIP_COST < cost) {
            cost = previous[cell + shift] + SKIP_COST;
            move = SKIP_SPOKEN;
        }
        if (j > 0 && inBand(cell - 1) && current[cell - 1] + SKIP_COST < cost) {
            cost = current[cell - 1] + SKIP_COST;
            move = SKIP_EXPECTED;
        }
        moves[i * WIDTH + cell] = move;
        return Math.min(cost, UNREACHABLE);
    }

    private int[] trace() {
        int[] pairs = new int[spoken.size()];
        int i = spoken.size();
        int j = expected.size();
        while (i > 0) {
            byte move = moves[i * WIDTH + j - bandStart(i)];
            if (move == SKIP_EXPECTED) {
                j--;
                continue;
            }
            i--;
            pairs[i] = -1;
            if (move == PAIR) {
                j--;
                pairs[i] = j;
            }
        }
        return pairs;
    }

    private int bandStart(int i) {
        int centre = spoken.isEmpty() ? 0 : (int) ((long) i * expected.size() / spoken.size());
        return centre - HALF_BAND;
    }

    private static boolean inBand(int cell) {
        return cell >= 0 && cell < WIDTH;
    }

    private static int substitution(String a, String b) {
        if (a.equals(b)) {
            return 0;
        }
        if (isVowel(a) != isVowel(b)) {
            return OTHER_CLASS_COST;
        }
        return isReducible(a) && isReducible(b) ? REDUCED_VOWEL_COST : SAME_CLASS_COST;
    }

    private static boolean isReducible(String phone) {
        return REDUCIBLE.indexOf(' ' + phone + ' ') >= 0;
    }

    private static boolean isVowel(String phone) {
        return "aeiou".indexOf(phone.charAt(0)) >= 0;
    }
}

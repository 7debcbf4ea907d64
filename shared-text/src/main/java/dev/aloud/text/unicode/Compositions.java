package dev.aloud.text.unicode;

/** The canonical compositions of two code points, Hangul's included. */
final class Compositions {
    private static final int[] FIRST;
    private static final int[] SECOND;
    private static final int[] COMPOSED;

    static {
        int entries = 0;
        for (PackedInts packed = new PackedInts(UnicodeTables.COMPOSITIONS); packed.hasNext(); packed.next()) {
            entries++;
        }
        entries /= 3;
        FIRST = new int[entries];
        SECOND = new int[entries];
        COMPOSED = new int[entries];
        PackedInts packed = new PackedInts(UnicodeTables.COMPOSITIONS);
        int first = 0;
        for (int i = 0; i < entries; i++) {
            first += packed.next();
            FIRST[i] = first;
            SECOND[i] = packed.next();
            COMPOSED[i] = packed.next();
        }
    }

    private Compositions() {}

    /** What the two compose to, or -1. */
    static int find(int first, int second) {
        int low = 0;
        int high = FIRST.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = FIRST[middle] != first ? FIRST[middle] - first : SECOND[middle] - second;
            if (order == 0) {
                return COMPOSED[middle];
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Hangul.compose(first, second);
    }
}

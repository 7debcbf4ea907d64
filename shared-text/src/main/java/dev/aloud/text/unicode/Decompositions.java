package dev.aloud.text.unicode;

/** The full canonical decompositions, without Hangul's. */
final class Decompositions {
    private static final int[] CODE_POINTS;
    private static final int[] STARTS;
    private static final int[] PARTS;

    static {
        int entries = 0;
        int parts = 0;
        for (PackedInts packed = new PackedInts(UnicodeTables.DECOMPOSITIONS); packed.hasNext(); entries++) {
            packed.next();
            for (int left = packed.next(); left > 0; left--) {
                packed.next();
                parts++;
            }
        }
        CODE_POINTS = new int[entries];
        STARTS = new int[entries + 1];
        PARTS = new int[parts];
        read();
    }

    private Decompositions() {}

    private static void read() {
        PackedInts packed = new PackedInts(UnicodeTables.DECOMPOSITIONS);
        int codePoint = 0;
        int part = 0;
        for (int i = 0; i < CODE_POINTS.length; i++) {
            codePoint += packed.next();
            CODE_POINTS[i] = codePoint;
            for (int left = packed.next(); left > 0; left--) {
                PARTS[part++] = packed.next();
            }
            STARTS[i + 1] = part;
        }
    }

    /** The number of the entry, or -1 for a code point that decomposes to itself. */
    static int find(int codePoint) {
        int low = 0;
        int high = CODE_POINTS.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (CODE_POINTS[middle] == codePoint) {
                return middle;
            }
            if (CODE_POINTS[middle] < codePoint) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    static int start(int entry) {
        return STARTS[entry];
    }

    static int end(int entry) {
        return STARTS[entry + 1];
    }

    static int part(int index) {
        return PARTS[index];
    }
}

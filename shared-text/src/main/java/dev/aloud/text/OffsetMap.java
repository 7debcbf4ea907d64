package dev.aloud.text;

import java.util.Arrays;

/**
 * The way between offsets of a canonical text and of its source, as the places where the distance between the two
 * changes. Between such places both count alike; a stretch that was composed or removed leads to what follows it.
 */
final class OffsetMap {
    private int[] canonicalAt = new int[4];
    private int[] sourceAt = new int[4];
    private int size = 1; // the first place is 0, 0

    OffsetMap() {}

    /** Another map that later changes to this one leave alone. */
    OffsetMap copy() {
        OffsetMap copy = new OffsetMap();
        copy.canonicalAt = Arrays.copyOf(canonicalAt, size);
        copy.sourceAt = Arrays.copyOf(sourceAt, size);
        copy.size = size;
        return copy;
    }

    /** Says that from here on the canonical offset goes with this source offset. Offsets come in order. */
    void follow(int canonical, int source) {
        int last = size - 1;
        if (source - canonical == sourceAt[last] - canonicalAt[last]) {
            return;
        }
        if (canonicalAt[last] == canonical) {
            sourceAt[last] = source;
            return;
        }
        if (size == canonicalAt.length) {
            canonicalAt = Arrays.copyOf(canonicalAt, 2 * size);
            sourceAt = Arrays.copyOf(sourceAt, 2 * size);
        }
        canonicalAt[size] = canonical;
        sourceAt[size++] = source;
    }

    /** Forgets what was said of places after this one. */
    void forgetAfter(int canonical) {
        while (canonicalAt[size - 1] > canonical) {
            size--;
        }
    }

    int toSource(int canonical) {
        return lead(canonicalAt, sourceAt, canonical);
    }

    int toCanonical(int source) {
        return lead(sourceAt, canonicalAt, source);
    }

    private int lead(int[] from, int[] to, int offset) {
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (from[middle] <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        int led = to[low] + Math.max(0, offset - from[low]);
        return low + 1 < size ? Math.min(led, to[low + 1]) : led;
    }
}

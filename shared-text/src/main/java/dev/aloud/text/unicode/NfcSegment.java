package dev.aloud.text.unicode;

/**
 * A stretch of text between two places that normalization never looks across, brought to normalization form C (UAX #15).
 * Its length has no limit, and the work is linear in it. Owned by one thread and used again and again.
 */
public final class NfcSegment {
    private static final int SHORT_RUN = 16;

    private int[] codePoints = new int[32];
    private int[] classes = new int[32];
    private int[] sorted = new int[0];
    private int length;

    /** An empty segment. */
    public NfcSegment() {}

    /** Empties it. */
    public void clear() {
        length = 0;
    }

    /**
     * Adds a code point to the source, decomposed.
     *
     * @param codePoint not a surrogate
     */
    public void add(int codePoint) {
        if (Hangul.isSyllable(codePoint)) {
            int index = codePoint - Hangul.SYLLABLE;
            append(Hangul.LEAD + index / Hangul.SYLLABLES_PER_LEAD);
            append(Hangul.VOWEL + index % Hangul.SYLLABLES_PER_LEAD / Hangul.TAILS);
            if (index % Hangul.TAILS != 0) {
                append(Hangul.TAIL + index % Hangul.TAILS);
            }
            return;
        }
        int parts = Decompositions.find(codePoint);
        if (parts < 0) {
            append(codePoint);
            return;
        }
        for (int i = Decompositions.start(parts); i < Decompositions.end(parts); i++) {
            append(Decompositions.part(i));
        }
    }

    /** Brings what was added to normalization form C. After this, read it or clear it. */
    public void compose() {
        sortMarks();
        int kept = 0;
        int starter = -1;
        int classBefore = 0;
        for (int i = 0; i < length; i++) {
            int codePoint = codePoints[i];
            int combiningClass = classes[i];
            if (starter >= 0 && (starter == kept - 1 || combiningClass > classBefore)) {
                int composed = Compositions.find(codePoints[starter], codePoint);
                if (composed >= 0) {
                    codePoints[starter] = composed;
                    continue;
                }
            }
            if (combiningClass == 0) {
                starter = kept;
            }
            classBefore = combiningClass;
            codePoints[kept++] = codePoint;
        }
        length = kept;
    }

    /**
     * Tells the length.
     *
     * @return how many code points it holds
     */
    public int length() {
        return length;
    }

    /**
     * Gives one code point.
     *
     * @param index from 0, less than {@link #length()}
     * @return the code point
     */
    public int codePoint(int index) {
        return codePoints[index];
    }

    private void append(int codePoint) {
        if (length == codePoints.length) {
            int[] longer = new int[2 * length];
            System.arraycopy(codePoints, 0, longer, 0, length);
            codePoints = longer;
            longer = new int[2 * length];
            System.arraycopy(classes, 0, longer, 0, length);
            classes = longer;
        }
        codePoints[length] = codePoint;
        classes[length++] = UnicodeProperties.combiningClass(UnicodeProperties.of(codePoint));
    }

    /** The canonical ordering: each run of marks by combining class, those of one class as they came. */
    private void sortMarks() {
        for (int i = 0; i < length; i++) {
            if (classes[i] != 0) {
                int end = i + 1;
                while (end < length && classes[end] != 0) {
                    end++;
                }
                if (end - i <= SHORT_RUN) {
                    sortShort(i, end);
                } else {
                    sortLong(i, end);
                }
                i = end;
            }
        }
    }

    private void sortShort(int start, int end) {
        for (int i = start + 1; i < end; i++) {
            int codePoint = codePoints[i];
            int combiningClass = classes[i];
            int to = i;
            for (; to > start && classes[to - 1] > combiningClass; to--) {
                codePoints[to] = codePoints[to - 1];
                classes[to] = classes[to - 1];
            }
            codePoints[to] = codePoint;
            classes[to] = combiningClass;
        }
    }

    /** By counting, so that a hostile run of a million marks costs no more than it should. */
    private void sortLong(int start, int end) {
        int[] place = new int[257];
        for (int i = start; i < end; i++) {
            place[classes[i] + 1]++;
        }
        for (int i = 1; i < place.length; i++) {
            place[i] += place[i - 1];
        }
        if (sorted.length < 2 * (end - start)) {
            sorted = new int[2 * (end - start)];
        }
        for (int i = start; i < end; i++) {
            int to = 2 * place[classes[i]]++;
            sorted[to] = codePoints[i];
            sorted[to + 1] = classes[i];
        }
        for (int i = start; i < end; i++) {
            codePoints[i] = sorted[2 * (i - start)];
            classes[i] = sorted[2 * (i - start) + 1];
        }
    }
}

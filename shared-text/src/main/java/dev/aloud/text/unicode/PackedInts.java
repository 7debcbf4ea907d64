package dev.aloud.text.unicode;

/**
 * Non-negative integers written in printable ASCII, which every class file and every JavaScript bundle carries as it is:
 * five bits a character, low bits first, a sixth bit says that more follow.
 */
final class PackedInts {
    private static final int FIRST = '#';
    private static final int MORE = 32;

    private final String packed;
    private int at;

    PackedInts(String packed) {
        this.packed = packed;
    }

    boolean hasNext() {
        return at < packed.length();
    }

    int next() {
        int value = 0;
        int shift = 0;
        int digit;
        do {
            digit = packed.charAt(at++) - FIRST;
            if (digit > '\\' - FIRST) {
                digit--; // the backslash is left out
            }
            value |= (digit & (MORE - 1)) << shift;
            shift += 5;
        } while (digit >= MORE);
        return value;
    }

    /** Writes one integer as {@link #next()} reads it. */
    static void append(StringBuilder packed, int value) {
        int left = value;
        do {
            int digit = left & (MORE - 1);
            left >>>= 5;
            if (left > 0) {
                digit |= MORE;
            }
            packed.append((char) (digit < '\\' - FIRST ? FIRST + digit : FIRST + digit + 1));
        } while (left > 0);
    }
}

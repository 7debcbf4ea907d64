package dev.aloud.text;

/**
 * UTF-8 encoding that gives the same bytes on the JVM and in JavaScript. A lone surrogate is encoded as U+FFFD, which is
 * what it becomes in canonical text.
 */
public final class Utf8 {
    private static final int REPLACEMENT = 0xFFFD;

    private Utf8() {}

    /**
     * Encodes a whole text.
     *
     * @param text any text
     * @return its UTF-8 bytes
     */
    public static byte[] encode(String text) {
        byte[] bytes = new byte[encodedLength(text)];
        encode(text, bytes, 0);
        return bytes;
    }

    /**
     * Counts the bytes that {@link #encode(String)} would give.
     *
     * @param text any text
     * @return the number of bytes
     */
    public static int encodedLength(String text) {
        int length = text.length();
        int bytes = length;
        for (int i = 0; i < length; i++) {
            char unit = text.charAt(i);
            if (unit >= 0x800) {
                bytes += 2;
                if (isHigh(unit) && i + 1 < length && isLow(text.charAt(i + 1))) {
                    i++; // the pair: two units become four bytes
                }
            } else if (unit >= 0x80) {
                bytes++;
            }
        }
        return bytes;
    }

    /** Writes the text at {@code at}, where {@code into} has room for it, and returns the place after its last byte. */
    static int encode(String text, byte[] into, int at) {
        int length = text.length();
        int to = at;
        for (int i = 0; i < length; i++) {
            int unit = text.charAt(i);
            if (unit < 0x80) {
                into[to++] = (byte) unit;
            } else if (unit < 0x800) {
                into[to++] = (byte) (0xC0 | (unit >> 6));
                into[to++] = (byte) (0x80 | (unit & 0x3F));
            } else if (isHigh(unit) && i + 1 < length && isLow(text.charAt(i + 1))) {
                int codePoint = 0x10000 + ((unit - 0xD800) << 10) + (text.charAt(++i) - 0xDC00);
                into[to++] = (byte) (0xF0 | (codePoint >> 18));
                into[to++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
                into[to++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
                into[to++] = (byte) (0x80 | (codePoint & 0x3F));
            } else {
                int codePoint = isHigh(unit) || isLow(unit) ? REPLACEMENT : unit;
                into[to++] = (byte) (0xE0 | (codePoint >> 12));
                into[to++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
                into[to++] = (byte) (0x80 | (codePoint & 0x3F));
            }
        }
        return to;
    }

    private static boolean isHigh(int unit) {
        return (unit & 0xFC00) == 0xD800;
    }

    private static boolean isLow(int unit) {
        return (unit & 0xFC00) == 0xDC00;
    }
}

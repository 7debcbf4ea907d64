package dev.aloud.text.pronunciation;

import java.util.Arrays;

/** Runs of phones as they are written in CMU's dictionary. */
final class Phones {
    private Phones() {}

    /** The codes of phones, written with single spaces between them. */
    static byte[] of(String written) {
        byte[] codes = new byte[written.length()];
        int count = 0;
        int from = 0;
        while (from < written.length()) {
            int space = written.indexOf(' ', from);
            int end = space < 0 ? written.length() : space;
            codes[count++] = (byte) Arpabet.code(written.substring(from, end));
            from = end + 1;
        }
        return Arrays.copyOf(codes, count);
    }

    /** One run after the other. */
    static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}

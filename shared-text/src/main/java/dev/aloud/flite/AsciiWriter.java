package dev.aloud.flite;

import java.util.Arrays;

/** Collects the ASCII that flite is given, and for each character the range of the block's text it stands for. */
final class AsciiWriter {
    /** A space inside what one written word becomes, such as in {@code 20 degrees} for {@code 20°}. */
    static final char INNER_SPACE = 1;

    /** flite's letter-to-sound rules take time with the square of a word's length, so that longer runs are cut. */
    private static final int LONGEST_RUN = 32;

    private final StringBuilder out = new StringBuilder();
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int run;
    private int nextStart = -1;
    private boolean nameEnded;

    /** Writes a character that stands for a range of the text. */
    void put(char c, int from, int to) {
        boolean word = isLetterOrDigit(c);
        if (word && (nameEnded || run == LONGEST_RUN)) {
            append(INNER_SPACE, from, from);
            run = 0;
        }
        nameEnded = false;
        run = word ? run + 1 : 0;
        append(c, nextStart >= 0 ? nextStart : from, to);
        nextStart = -1;
    }

    /** Writes English words that stand for a range of the text, apart from the letters beside them. */
    void say(String words, int from, int to) {
        if (insideWord()) {
            append(INNER_SPACE, from, from);
        }
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            append(c == ' ' ? INNER_SPACE : c, nextStart >= 0 ? nextStart : from, to);
        }
        nextStart = -1;
        nameEnded = true;
        run = 0;
    }

    /** Ends the word, with nothing heard. */
    void gap() {
        if (insideWord()) {
            append(' ', 0, 0);
        }
        nameEnded = false;
        nextStart = -1;
        run = 0;
    }

    /** Ends the word with the pause of a comma, unless its own punctuation makes one. */
    void pause() {
        int last = out.length() - 1;
        if (last >= 0 && out.charAt(last) == ' ') {
            out.setLength(last);
            last--;
        }
        if (last >= 0 && ",.;:!?".indexOf(out.charAt(last)) < 0) {
            append(',', ends[last], ends[last]);
        }
        gap();
    }

    /** Lets the next character's range begin earlier. */
    void startFrom(int start) {
        nextStart = start;
    }

    /** Lets the last character's range end later. */
    void extendTo(int end) {
        if (insideWord()) {
            ends[out.length() - 1] = end;
        }
    }

    int length() {
        return out.length();
    }

    char at(int index) {
        return out.charAt(index);
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }

    /** A stretch of what was written, with inner spaces as spaces. */
    String text(int from, int to) {
        return out.substring(from, to).replace(INNER_SPACE, ' ');
    }

    static boolean isLetterOrDigit(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private boolean insideWord() {
        int last = out.length() - 1;
        return last >= 0 && out.charAt(last) != ' ';
    }

    private void append(char c, int from, int to) {
        int at = out.length();
        if (at == starts.length) {
            starts = Arrays.copyOf(starts, at * 2);
            ends = Arrays.copyOf(ends, at * 2);
        }
        out.append(c);
        starts[at] = from;
        ends[at] = to;
    }
}

package dev.aloud.text.spoken;

import java.util.Arrays;

/**
 * A text in the small alphabet that the rules know, each character with its place in the source: ASCII, space for any
 * white space, {@link #JOINING_SPACE}, typographic marks, the symbols that have a name, Greek letters, and {@link
 * #UNSAID} for everything that is not heard. Made by {@link Folding}. Not changed once made. Not final, so that a test can count what is looked at.
 */
class FoldedText {
    /** A space that does not part what it stands between: no-break, narrow and thin spaces. */
    static final char JOINING_SPACE = '\u00A0';

    /** What has no name in English: it is not heard, and ends a word. */
    static final char UNSAID = '\uFFFC';

    /** What {@link #at} gives outside the text. */
    static final char NOTHING = 0;

    private final String source;
    private char[] chars;
    private int[] starts;
    private int[] ends;
    private int length;

    FoldedText(String source) {
        this.source = source;
        chars = new char[source.length() + 8];
        starts = new int[chars.length];
        ends = new int[chars.length];
    }

    /** Adds a character that stands for a range of the source. */
    void add(char c, int start, int end) {
        if (length == chars.length) {
            chars = Arrays.copyOf(chars, 2 * length);
            starts = Arrays.copyOf(starts, 2 * length);
            ends = Arrays.copyOf(ends, 2 * length);
        }
        chars[length] = c;
        starts[length] = start;
        ends[length++] = end;
    }

    /** Lets the last character's range reach further, over what is written on it. */
    void extendTo(int end) {
        if (length > 0 && ends[length - 1] < end) {
            ends[length - 1] = end;
        }
    }

    int length() {
        return length;
    }

    /** The character at a place, or {@link #NOTHING} outside. */
    char at(int index) {
        return index >= 0 && index < length ? chars[index] : NOTHING;
    }

    /** Where the source of a character begins. */
    int start(int index) {
        return starts[index];
    }

    /** Where the source of a character ends. */
    int end(int index) {
        return ends[index];
    }

    String source() {
        return source;
    }

    String text(int from, int to) {
        return String.valueOf(chars, from, to - from);
    }

    boolean isSpace(int index) {
        char c = at(index);
        return c == ' ' || c == JOINING_SPACE;
    }

    boolean isDigit(int index) {
        return Ascii.isDigit(at(index));
    }

    boolean isLetter(int index) {
        return Ascii.isLetter(at(index));
    }

    boolean isUpper(int index) {
        return Ascii.isUpper(at(index));
    }

    boolean isLower(int index) {
        return Ascii.isLower(at(index));
    }

    boolean isWord(int index) {
        return isLetter(index) || isDigit(index);
    }
}

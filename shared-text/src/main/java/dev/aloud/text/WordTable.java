package dev.aloud.text;

/**
 * Words and a number for each, found without making a string. Compared without regard to case in the alphabets that
 * abbreviations are written in. Not changed once filled; then thread-safe.
 */
final class WordTable {
    private static final int SLOTS = 256;
    private static final int LONGEST = 24;

    private final String[] words;
    private final byte[] numbers;
    private final int mask;

    /** A table with room for fewer words than this, a power of two. */
    WordTable(int slots) {
        words = new String[slots];
        numbers = new byte[slots];
        mask = slots - 1;
    }

    /** A table of words that all have the same number; up to a hundred or so. */
    WordTable(String words, int number) {
        this(SLOTS);
        add(words, number);
    }

    /** Adds words in lower case, with a space between; a word that is there already keeps its number. */
    void add(String spaced, int number) {
        int start = 0;
        for (int i = 0; i <= spaced.length(); i++) {
            if (i == spaced.length() || spaced.charAt(i) == ' ') {
                if (i > start) {
                    addWord(spaced.substring(start, i), number);
                }
                start = i + 1;
            }
        }
    }

    private void addWord(String word, int number) {
        int hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = 31 * hash + word.charAt(i);
        }
        int slot = slot(hash);
        while (words[slot] != null) {
            if (words[slot].equals(word)) {
                return;
            }
            slot = (slot + 1) & mask;
        }
        words[slot] = word;
        numbers[slot] = (byte) number;
    }

    /** The number of the word from start to end, or 0. */
    int find(CanonicalStream text, int start, int end) {
        if (end <= start || end - start > LONGEST) {
            return 0;
        }
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + lower(text.at(i));
        }
        for (int slot = slot(hash); words[slot] != null; slot = (slot + 1) & mask) {
            if (equal(words[slot], text, start, end)) {
                return numbers[slot];
            }
        }
        return 0;
    }

    private static boolean equal(String word, CanonicalStream text, int start, int end) {
        if (word.length() != end - start) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (word.charAt(i - start) != lower(text.at(i))) {
                return false;
            }
        }
        return true;
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 11) & mask;
    }

    /** Lower case in Latin-1, Greek without accents and Cyrillic, where it is a matter of adding. */
    static int lower(int unit) {
        if (unit < 0x80) {
            return unit >= 'A' && unit <= 'Z' ? unit + 0x20 : unit;
        }
        if ((unit >= 0xC0 && unit <= 0xDE && unit != 0xD7)
                || (unit >= 0x391 && unit <= 0x3A9)
                || (unit >= 0x410 && unit <= 0x42F)) {
            return unit + 0x20;
        }
        return unit >= 0x400 && unit <= 0x40F ? unit + 0x50 : unit;
    }
}

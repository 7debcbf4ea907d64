package dev.aloud.text.spoken;

import java.util.Arrays;

/** Some words, to ask whether one is among them. Immutable. */
public final class WordSet {
    private final String[] words;

    private WordSet(String[] words) {
        this.words = words;
    }

    /**
     * A set of words.
     *
     * @param lines the words, with spaces or line ends between them, in any order
     */
    public static WordSet of(String... lines) {
        String all = String.join(" ", lines);
        String[] words = new String[all.length()];
        int count = 0;
        int start = 0;
        for (int i = 0; i <= all.length(); i++) {
            if (i == all.length() || all.charAt(i) == ' ' || all.charAt(i) == '\n') {
                if (i > start) {
                    words[count++] = all.substring(start, i);
                }
                start = i + 1;
            }
        }
        String[] sorted = Arrays.copyOf(words, count);
        Arrays.sort(sorted);
        return new WordSet(sorted);
    }

    /** Whether a word is one of them, to the letter. */
    public boolean has(String word) {
        return Arrays.binarySearch(words, word) >= 0;
    }
}

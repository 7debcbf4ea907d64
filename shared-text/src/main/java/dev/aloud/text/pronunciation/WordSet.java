package dev.aloud.text.pronunciation;

import java.util.Arrays;

/** Some words, to ask whether one is among them. Immutable. */
final class WordSet {
    private final String[] words;

    private WordSet(String[] words) {
        this.words = words;
    }

    /**
     * A set.
     *
     * @param text the words with single spaces between them, in any order
     */
    static WordSet of(String... text) {
        String all = String.join(" ", text);
        int count = 1;
        for (int i = 0; i < all.length(); i++) {
            count += all.charAt(i) == ' ' ? 1 : 0;
        }
        String[] words = new String[count];
        int from = 0;
        for (int i = 0; i < count; i++) {
            int space = all.indexOf(' ', from);
            words[i] = all.substring(from, space < 0 ? all.length() : space);
            from = space + 1;
        }
        Arrays.sort(words);
        return new WordSet(words);
    }

    boolean has(String word) {
        return Arrays.binarySearch(words, word) >= 0;
    }
}

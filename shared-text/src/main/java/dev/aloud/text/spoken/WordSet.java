package dev.aloud.text.spoken;

import java.util.LinkedHashSet;
import java.util.Set;

/** A set of words, written down with spaces between. Not changed once made; thread-safe. */
final class WordSet {
    private final Set<String> words = new LinkedHashSet<>();

    WordSet(String spaced) {
        int start = 0;
        for (int i = 0; i <= spaced.length(); i++) {
            if (i == spaced.length() || spaced.charAt(i) == ' ' || spaced.charAt(i) == '\n') {
                if (i > start) {
                    words.add(spaced.substring(start, i));
                }
                start = i + 1;
            }
        }
    }

    boolean has(String word) {
        return words.contains(word);
    }
}

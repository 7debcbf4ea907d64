package dev.aloud.kokoro;

import java.util.ArrayList;
import java.util.List;

/** Texts in Kokoro's alphabet, for tests that need tokens and no dictionary. */
final class Symbols {
    private Symbols() {}

    static int[] ids(String symbols) {
        return symbols.chars().map(symbol -> KokoroVocabulary.id((char) symbol)).toArray();
    }

    /** A text that is written as it is said: each word between spaces or marks is a written word. */
    static KokoroText text(String symbols) {
        List<KokoroWord> words = new ArrayList<>();
        int first = 0;
        for (int i = 0; i <= symbols.length(); i++) {
            if (i == symbols.length() || KokoroVocabulary.id(symbols.charAt(i)) <= KokoroVocabulary.SPACE) {
                if (i > first) {
                    words.add(new KokoroWord(first, i, first, i));
                }
                first = i + 1;
            }
        }
        return new KokoroText(ids(symbols), words);
    }
}

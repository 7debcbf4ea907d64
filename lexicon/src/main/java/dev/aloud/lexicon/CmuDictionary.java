package dev.aloud.lexicon;

import dev.aloud.text.pronunciation.Arpabet;
import dev.aloud.text.pronunciation.LexiconFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringTokenizer;
import java.util.TreeMap;

/**
 * CMU's pronouncing dictionary as the npm package cmu-pronouncing-dictionary has it: a JavaScript module with one line a
 * word. Of a word with several pronunciations the first is taken, but for {@link Preferences} and {@link Additions}; words with digits, points and
 * hyphens are left out, for no said word has them.
 */
final class CmuDictionary {
    private CmuDictionary() {}

    /**
     * Reads the module's file.
     *
     * @param module {@code index.js} of the package
     * @return the words in the order of {@link #compare}
     * @throws IOException where the file cannot be read or is not what was expected
     */
    static List<Spelling> read(Path module) throws IOException {
        SortedMap<String, byte[]> words = new TreeMap<>(CmuDictionary::compare);
        SortedMap<String, String> additions = Additions.phones();
        for (String line : Files.readAllLines(module)) {
            int colon = line.indexOf("\": \"");
            if (colon < 0) {
                continue;
            }
            String word = line.substring(line.indexOf('"') + 1, colon);
            if (isSaidWord(word) && !isAdded(word, additions)) {
                byte[] phones = phones(Preferences.phones(word, line.substring(colon + 4, line.lastIndexOf('"'))));
                Preferences.unify(word, phones);
                words.put(word, phones);
            }
        }
        for (Map.Entry<String, String> addition : additions.entrySet()) {
            words.put(addition.getKey(), phones(addition.getValue()));
        }
        List<Spelling> spellings = new ArrayList<>(words.size());
        words.forEach((word, phones) -> spellings.add(new Spelling(word, phones)));
        return spellings;
    }

    /** Words in the order of the numbers of their letters, the apostrophe last. */
    static int compare(String one, String other) {
        int common = Math.min(one.length(), other.length());
        for (int i = 0; i < common; i++) {
            int order = LexiconFormat.letter(one.charAt(i)) - LexiconFormat.letter(other.charAt(i));
            if (order != 0) {
                return order;
            }
        }
        return one.length() - other.length();
    }

    private static boolean isSaidWord(String word) {
        return !word.isEmpty() && word.chars().allMatch(c -> LexiconFormat.letter((char) c) > 0);
    }

    /** Whether a word is among them, or its genitive. */
    private static boolean isAdded(String word, Map<String, String> additions) {
        String stem = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
        return additions.containsKey(stem);
    }

    private static byte[] phones(String written) throws IOException {
        int comment = written.indexOf('#');
        StringTokenizer names = new StringTokenizer(comment < 0 ? written : written.substring(0, comment));
        byte[] phones = new byte[names.countTokens()];
        for (int i = 0; i < phones.length; i++) {
            String name = names.nextToken();
            int code = Arpabet.code(name);
            if (code < 0) {
                throw new IOException("the dictionary has a phone that is not CMU's: " + name + " in " + written);
            }
            phones[i] = (byte) code;
        }
        return phones;
    }
}

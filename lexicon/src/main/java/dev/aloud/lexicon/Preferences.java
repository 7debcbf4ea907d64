package dev.aloud.lexicon;

import dev.aloud.text.pronunciation.Arpabet;
import java.util.List;
import java.util.Map;

/** Where the dictionary's first pronunciation is not the usual one, or says one thing in two ways. */
final class Preferences {
    private static final List<String> DAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final Map<String, String> WORDS = Map.of(
            "president", "P R EH1 Z AH0 D AH0 N T",
            "presidents", "P R EH1 Z AH0 D AH0 N T S",
            "president's", "P R EH1 Z AH0 D AH0 N T S",
            "wasn't", "W AH1 Z AH0 N T",
            "himself", "HH IH0 M S EH1 L F",
            "ok", "OW2 K EY1",
            "wifi", "W AY1 F AY2");

    private Preferences() {}

    /** What is taken for a word, in CMU's phones. */
    static String phones(String word, String first) {
        for (String day : DAYS) {
            if (word.startsWith(day) && first.contains(" D IY")) {
                return first.replace(" D IY0", " D EY2").replace(" D IY2", " D EY2");
            }
        }
        return WORDS.getOrDefault(word, first);
    }

    /** The weak vowel of "-es" and "-ed", for which the dictionary has two, is one. */
    static void unify(String word, byte[] phones) {
        int vowel = phones.length - 2;
        if (vowel < 1 || phones[vowel] != Arpabet.code("AH0")) {
            return;
        }
        int before = phones[vowel - 1];
        int last = phones[vowel + 1];
        boolean es = (word.endsWith("es") || word.endsWith("'s") || word.endsWith("s'"))
                && last == Arpabet.code("Z")
                && Arpabet.isSibilant(before);
        boolean ed = word.endsWith("ed")
                && last == Arpabet.code("D")
                && List.of("T", "D").contains(Arpabet.name(before));
        if (es || ed) {
            phones[vowel] = (byte) Arpabet.code("IH0");
        }
    }
}

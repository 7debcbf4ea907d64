package dev.aloud.text.pronunciation;

import dev.aloud.text.spoken.WordSet;
import java.util.function.Function;

/**
 * Words made of another word and an ending: "knight's", "knights", "ploughing". The other word is only looked for among those
 * that have an entry, for the letters of all others say as much of the whole word as of its stem.
 */
public final class Endings {
    private static final byte[] D = Phones.of("D");
    private static final byte[] ID = Phones.of("IH0 D");
    private static final byte[] T = Phones.of("T");
    private static final byte[] NONE = {};
    private static final WordSet TEETH = WordSet.of("T D");

    /** Endings and what they say; those that change with the sound before them say nothing here. */
    private static final String[] WRITTEN = {
        "'s", "s'", "s", "ed", "ing", "er", "ers", "ly", "ness", "less", "like", "man"
    };

    private static final byte[][] SAID = {
        NONE,
        NONE,
        NONE,
        NONE,
        Phones.of("IH0 NG"),
        Phones.of("ER0"),
        Phones.of("ER0 Z"),
        Phones.of("L IY0"),
        Phones.of("N AH0 S"),
        Phones.of("L AH0 S"),
        Phones.of("L AY2 K"),
        Phones.of("M AH0 N")
    };

    private Endings() {}

    /**
     * The phones of a word by those of its stem.
     *
     * @param word in {@code a-z} and apostrophes
     * @param stems what is known of other words, null where nothing is
     * @return null where no stem is known
     */
    public static byte[] phones(String word, Function<String, byte[]> stems) {
        for (int i = 0; i < WRITTEN.length; i++) {
            String ending = WRITTEN[i];
            int length = word.length() - ending.length();
            if (length < 2 || !word.endsWith(ending)) {
                continue;
            }
            byte[] stem = stem(word.substring(0, length), ending, stems);
            if (stem != null && stem.length > 0) {
                return SAID[i].length > 0 ? Phones.joined(stem, SAID[i]) : ended(stem, ending);
            }
        }
        return null;
    }

    private static byte[] ended(byte[] stem, String ending) {
        if (!ending.equals("ed")) {
            return TwoReadings.withS(stem);
        }
        int last = stem[stem.length - 1];
        return Phones.joined(stem, TEETH.has(Arpabet.name(last)) ? ID : Arpabet.isVoiceless(last) ? T : D);
    }

    private static byte[] stem(String cut, String ending, Function<String, byte[]> stems) {
        char last = cut.charAt(cut.length() - 1);
        boolean vowel = ending.equals("ed") || ending.equals("ing") || ending.equals("er") || ending.equals("ers");
        if (ending.equals("s")) {
            return last == 's' ? null : plural(cut, stems);
        }
        if (!vowel) {
            return stems.apply(cut);
        }
        byte[] silent = stems.apply(cut + "e");
        if (silent != null) {
            return silent;
        }
        if (cut.charAt(cut.length() - 2) == last && stems.apply(cut) == null) {
            return stems.apply(cut.substring(0, cut.length() - 1));
        }
        return last == 'i' && !ending.equals("ing")
                ? stems.apply(cut.substring(0, cut.length() - 1) + "y")
                : stems.apply(cut);
    }

    private static byte[] plural(String cut, Function<String, byte[]> stems) {
        byte[] stem = stems.apply(cut);
        if (stem != null || !cut.endsWith("e")) {
            return stem;
        }
        String shorter = cut.substring(0, cut.length() - 1);
        if (shorter.endsWith("i")) {
            return stems.apply(shorter.substring(0, shorter.length() - 1) + "y");
        }
        return stems.apply(shorter);
    }
}

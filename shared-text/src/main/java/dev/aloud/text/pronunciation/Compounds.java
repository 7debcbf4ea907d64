package dev.aloud.text.pronunciation;

import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Words made of two others: "whiteboard". Only of parts that make many such words in the dictionary, so that "father" is not
 * "fat" and "her".
 */
public final class Compounds {
    /** The part begins compounds. */
    public static final int BEGINS = 1;

    /** The part ends compounds. */
    public static final int ENDS = 2;

    /** A part has at least so many letters. */
    public static final int FEWEST_LETTERS = 3;

    private Compounds() {}

    /**
     * The phones of a compound by those of its parts.
     *
     * @param word in {@code a-z} and apostrophes
     * @param roles {@link #BEGINS} and {@link #ENDS} of a part, 0 of what is none
     * @param phones those of a part
     * @return null where the word is no compound
     */
    public static byte[] phones(String word, ToIntFunction<String> roles, Function<String, byte[]> phones) {
        for (int at = word.length() - FEWEST_LETTERS; at >= FEWEST_LETTERS; at--) {
            String first = word.substring(0, at);
            String second = word.substring(at);
            if ((roles.applyAsInt(first) & BEGINS) != 0 && (roles.applyAsInt(second) & ENDS) != 0) {
                return joined(phones.apply(first), phones.apply(second));
            }
        }
        return null;
    }

    /** The first part keeps its stress, the other's becomes secondary. */
    public static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Phones.joined(first, second);
        for (int i = first.length; i < joined.length; i++) {
            if (Arpabet.isVowel(joined[i]) && Arpabet.stress(joined[i]) == 1) {
                joined[i] = (byte) Arpabet.stressed(joined[i], 2);
            }
        }
        return joined;
    }
}

package dev.aloud.text.pronunciation;

import java.util.Arrays;

/**
 * What is known at one letter of a word when its sound is decided. Letters are taken from the last to the first, so the
 * sounds to the right are known: which stress they have, and how many syllables they are. The lexicon's trees ask for the
 * features by number, when they are grown as when they are read. Not thread-safe.
 */
public final class LetterContext {
    /** How many features there are. */
    public static final int FEATURES = 33;

    /** Stands for a phone, a letter or a stress where there is none. */
    private static final int NONE = 0;

    private static final int MOST = 4;

    /** Kinds of letters, from a: vowels, y, l r w, m n, p t k c q, b d g, s z x j, f v h, the apostrophe. */
    private static final byte[] KINDS = {
        0, 1, 6, 5, 6, 1, 8, 6, 8, 1, 7, 5, 3, 4, 4, 1, 5, 5, 3, 7, 5, 1, 8, 3, 7, 2, 7, 9
    };

    private byte[] letters = new byte[32];
    private byte[] phones = new byte[64];
    private byte[] sayers = new byte[64];
    private byte[] groups = new byte[32];
    private int length;
    private int at;
    private int count;
    private int silent;
    private int vowels;
    private int stress;
    private int primary;

    /** A context of no word yet. */
    public LetterContext() {}

    /**
     * Goes to the last letter of a word.
     *
     * @param word in {@code a-z} and apostrophes
     */
    public void begin(String word) {
        length = word.length();
        if (letters.length < length) {
            letters = new byte[length];
            groups = new byte[length];
        }
        for (int i = 0; i < length; i++) {
            letters[i] = (byte) LexiconFormat.letter(word.charAt(i));
        }
        at = length - 1;
        count = 0;
        silent = 0;
        vowels = 0;
        stress = NONE;
        primary = NONE;
        countGroups();
    }

    /** The place of the letter at hand, -1 when all have been taken. */
    public int at() {
        return at;
    }

    /** The number of the letter at hand. */
    public int letter() {
        return letters[at];
    }

    /**
     * Gives the letter at hand its sound, and goes one to the left.
     *
     * @param from holds the phones, in the order in which they are said
     * @param start the first of them
     * @param end one after the last; a silent letter has none
     */
    public void say(byte[] from, int start, int end) {
        if (count + end - start > phones.length) {
            phones = Arrays.copyOf(phones, 2 * phones.length);
            sayers = Arrays.copyOf(sayers, phones.length);
        }
        for (int i = end - 1; i >= start; i--) {
            int phone = from[i];
            sayers[count] = (byte) Math.min(at, Byte.MAX_VALUE);
            phones[count++] = (byte) phone;
            if (Arpabet.isVowel(phone)) {
                vowels++;
                stress = Arpabet.stress(phone) + 1;
                primary = primary > 0 ? primary + 1 : stress == 2 ? 1 : 0;
            }
        }
        silent = start == end ? 1 : 2;
        at--;
    }

    /** The phones so far, in the order in which they are said. */
    public byte[] said() {
        return reversed(phones);
    }

    /** For each phone the place of the letter that says it. */
    byte[] sayers() {
        return reversed(sayers);
    }

    /**
     * One feature of the letter at hand.
     *
     * @param feature below {@link #FEATURES}
     * @return its value, from 0 to 127
     */
    public int feature(int feature) {
        return switch (feature) {
            case 0 -> letterAt(at - 1);
            case 1 -> letterAt(at + 1);
            case 2 -> letterAt(at - 2);
            case 3 -> letterAt(at + 2);
            case 4 -> letterAt(at - 3);
            case 5 -> letterAt(at + 3);
            case 6 -> letterAt(at - 4);
            case 7 -> letterAt(at + 4);
            case 8 -> kindAt(at - 1);
            case 9 -> kindAt(at + 1);
            case 10 -> kindAt(at - 2);
            case 11 -> kindAt(at + 2);
            case 12 -> kindAt(at - 3);
            case 13 -> kindAt(at + 3);
            case 14 -> letterAt(length - 1);
            case 15 -> letterAt(length - 2);
            case 16 -> letterAt(length - 3);
            case 17 -> letterAt(length - 4);
            case 18 -> letterAt(0);
            case 19 -> letterAt(1);
            case 20 -> letterAt(2);
            case 21 -> phone(0);
            case 22 -> phone(1);
            case 23 -> phone(2);
            case 24 -> silent;
            case 25 -> Math.min(vowels, MOST);
            case 26 -> stress;
            case 27 -> Math.min(primary, MOST);
            case 28 -> Math.min(groups[at], MOST);
            case 29 -> Math.min(at, 2 * MOST);
            case 30 -> Math.min(length - 1 - at, 2 * MOST);
            case 31 -> Math.min(count, 2 * MOST);
            default -> letterAt(at + 5);
        };
    }

    private int letterAt(int place) {
        return place < 0 || place >= length ? NONE : letters[place];
    }

    private int kindAt(int place) {
        return KINDS[letterAt(place)];
    }

    /** The n-th phone to the right, without its stress. */
    private int phone(int n) {
        if (n >= count) {
            return NONE;
        }
        return 1 + Arpabet.kind(phones[count - 1 - n]);
    }

    /** For each place, how many groups of vowel letters begin before it. */
    private void countGroups() {
        int begun = 0;
        boolean inside = false;
        for (int i = 0; i < length; i++) {
            groups[i] = (byte) Math.min(begun, Byte.MAX_VALUE);
            int kind = KINDS[letters[i]];
            boolean vowel = kind == 1 || (kind == 2 && i > 0);
            if (vowel && !inside) {
                begun++;
            }
            inside = vowel;
        }
    }

    private byte[] reversed(byte[] from) {
        byte[] reversed = new byte[count];
        for (int i = 0; i < count; i++) {
            reversed[i] = from[count - 1 - i];
        }
        return reversed;
    }
}

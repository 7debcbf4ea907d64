package dev.aloud.text.pronunciation;

import java.util.Arrays;

/**
 * The trees that say how letters sound, one a letter, read where they lie in the lexicon's file.
 *
 * <p>For each letter from 1 to 27 there are, in this order: how many sounds it can have, and each of them as a count of phones
 * and these; then the length of its tree in three bytes, and the tree. A node is a leaf, which is {@link #LEAF} plus the
 * number of a sound, or a question: a feature of {@link LetterContext}, the value that means yes, the length of the
 * branch for yes (seven bits a byte, the lower first, {@link #MORE} added to all but the last), that branch, the one for no.
 */
public final class LetterTrees {
    /** Added to a sound's number, to make a leaf of it. */
    public static final int LEAF = 40;

    /** Added to a byte of a number when more follow. */
    public static final int MORE = 128;

    /** How many letters there are. */
    public static final int LETTERS = 27;

    private final byte[] data;
    private final int[] trees = new int[LETTERS + 1];
    private final int[] firstSounds = new int[LETTERS + 2];
    private final int[] sounds;
    private final int end;

    /**
     * Takes the trees as they lie in a file.
     *
     * @param data the file
     * @param from where the trees begin
     */
    public LetterTrees(byte[] data, int from) {
        this.data = data;
        int[] places = new int[LETTERS * 256];
        int at = from;
        int count = 0;
        for (int letter = 1; letter <= LETTERS; letter++) {
            firstSounds[letter] = count;
            int letterSounds = data[at++] & 255;
            for (int i = 0; i < letterSounds; i++) {
                places[count++] = at;
                at += 1 + data[at];
            }
            int length = (data[at] & 255) << 16 | (data[at + 1] & 255) << 8 | (data[at + 2] & 255);
            trees[letter] = at + 3;
            at += 3 + length;
        }
        firstSounds[LETTERS + 1] = count;
        sounds = Arrays.copyOf(places, count);
        end = at;
    }

    /** One after the last byte of the trees. */
    public int end() {
        return end;
    }

    /** The number of the sound that the letter at hand most likely has. */
    public int sound(LetterContext context) {
        int at = trees[context.letter()];
        while (true) {
            int node = data[at] & 255;
            if (node >= LEAF) {
                return node - LEAF;
            }
            boolean yes = context.feature(node) == data[at + 1];
            at += 2;
            int length = 0;
            int shift = 0;
            int digit;
            do {
                digit = data[at++] & 255;
                length |= (digit & (MORE - 1)) << shift;
                shift += 7;
            } while (digit >= MORE);
            if (!yes) {
                at += length;
            }
        }
    }

    /** Gives the letter at hand one of its sounds. */
    public void say(LetterContext context, int sound) {
        int place = sounds[firstSounds[context.letter()] + sound];
        context.say(data, place + 1, place + 1 + data[place]);
    }
}

package dev.aloud.lexicon;

import dev.aloud.text.pronunciation.LetterContext;
import java.util.Arrays;

/** All places where one letter stands: the features of its context there, and what it says. */
final class Examples {
    private byte[][] features = new byte[LetterContext.FEATURES][1024];
    private short[] sounds = new short[1024];
    private int count;

    /** Adds the letter at hand. */
    void add(LetterContext context, int sound) {
        if (count == sounds.length) {
            sounds = Arrays.copyOf(sounds, 2 * count);
            for (int f = 0; f < features.length; f++) {
                features[f] = Arrays.copyOf(features[f], 2 * count);
            }
        }
        for (int f = 0; f < features.length; f++) {
            features[f][count] = (byte) context.feature(f);
        }
        sounds[count++] = (short) sound;
    }

    int count() {
        return count;
    }

    /** One feature of all of them. */
    byte[] feature(int feature) {
        return features[feature];
    }

    int sound(int example) {
        return sounds[example];
    }
}

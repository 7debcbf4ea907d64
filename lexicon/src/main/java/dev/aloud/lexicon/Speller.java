package dev.aloud.lexicon;

import dev.aloud.text.pronunciation.LetterContext;
import dev.aloud.text.pronunciation.LetterTrees;
import java.util.ArrayList;
import java.util.List;

/**
 * Learns from words how letters sound: aligns them, and grows a tree for each letter.
 *
 * @param sounds what each letter can say
 * @param trees by letter
 */
record Speller(Aligner aligner, Sounds sounds, List<TreeNode> trees) {
    /** A sound that fewer words have is not learned. */
    private static final int FEWEST_WORDS = 3;

    /** A question must be worth the bytes that it takes, about as many as an entry for a word. */
    private static final int WORTH_TENTHS = 10;

    private static final int FEWEST_EXAMPLES = 1;

    /** Learns from words. */
    static Speller learn(List<Spelling> words) {
        Aligner aligner = new Aligner(words);
        List<int[]> alignments = new ArrayList<>(words.size());
        for (Spelling word : words) {
            alignments.add(aligner.align(word));
        }
        Sounds sounds = new Sounds(words, alignments, FEWEST_WORDS);
        List<Examples> examples = examples(words, alignments, sounds);
        List<TreeNode> trees = new ArrayList<>();
        for (int letter = 0; letter <= LetterTrees.LETTERS; letter++) {
            int kinds = Math.max(1, sounds.of(letter).size());
            trees.add(new TreeGrower(examples.get(letter), kinds, FEWEST_EXAMPLES, WORTH_TENTHS).grow());
        }
        return new Speller(aligner, sounds, trees);
    }

    /** The number of what each letter of a word says; null where it cannot be told by letters. */
    int[] soundsOf(Spelling word) {
        return sounds.numbers(word, aligner.align(word));
    }

    private static List<Examples> examples(List<Spelling> words, List<int[]> alignments, Sounds sounds) {
        List<Examples> examples = new ArrayList<>();
        for (int letter = 0; letter <= LetterTrees.LETTERS; letter++) {
            examples.add(new Examples());
        }
        LetterContext context = new LetterContext();
        for (int w = 0; w < words.size(); w++) {
            int[] said = sounds.numbers(words.get(w), alignments.get(w));
            if (said == null) {
                continue;
            }
            context.begin(words.get(w).word());
            while (context.at() >= 0) {
                int letter = context.letter();
                int sound = said[context.at()];
                examples.get(letter).add(context, sound);
                byte[] phones = sounds.of(letter).get(sound);
                context.say(phones, 0, phones.length);
            }
        }
        return examples;
    }
}

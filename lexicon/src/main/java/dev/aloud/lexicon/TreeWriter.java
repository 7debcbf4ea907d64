package dev.aloud.lexicon;

import dev.aloud.text.pronunciation.LetterTrees;
import java.io.ByteArrayOutputStream;

/** Writes trees in the form that {@link LetterTrees} documents. */
final class TreeWriter {
    private TreeWriter() {}

    /** The bytes of all letters' sounds and trees. */
    static byte[] write(Speller speller) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int letter = 1; letter <= LetterTrees.LETTERS; letter++) {
            out.write(speller.sounds().of(letter).size());
            for (byte[] phones : speller.sounds().of(letter)) {
                out.write(phones.length);
                out.writeBytes(phones);
            }
            byte[] tree = node(speller.trees().get(letter));
            out.write(tree.length >> 16);
            out.write(tree.length >> 8);
            out.write(tree.length);
            out.writeBytes(tree);
        }
        return out.toByteArray();
    }

    private static byte[] node(TreeNode node) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (node) {
            case TreeNode.Leaf leaf -> out.write(LetterTrees.LEAF + leaf.sound());
            case TreeNode.Question question -> {
                byte[] yes = node(question.yes());
                out.write(question.feature());
                out.write(question.value());
                int left = yes.length;
                while (left >= LetterTrees.MORE) {
                    out.write(left % LetterTrees.MORE + LetterTrees.MORE);
                    left /= LetterTrees.MORE;
                }
                out.write(left);
                out.writeBytes(yes);
                out.writeBytes(node(question.no()));
            }
        }
        return out.toByteArray();
    }
}

package dev.aloud.lexicon;

/** A tree that answers with a sound. */
sealed interface TreeNode {
    /** How many examples that came here it answers wrongly. */
    int errors();

    /** How many leaves it has. */
    int leaves();

    /**
     * An answer.
     *
     * @param sound the number of the letter's sound
     */
    record Leaf(int sound, int errors) implements TreeNode {
        @Override
        public int leaves() {
            return 1;
        }
    }

    /**
     * A question.
     *
     * @param feature of the letter's context
     * @param value that means yes
     */
    record Question(int feature, int value, TreeNode yes, TreeNode no, int errors, int leaves) implements TreeNode {
        Question(int feature, int value, TreeNode yes, TreeNode no) {
            this(feature, value, yes, no, yes.errors() + no.errors(), yes.leaves() + no.leaves());
        }
    }
}

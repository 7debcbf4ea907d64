package dev.aloud.text.spoken;

/**
 * One thing that is said, or a mark that shapes how. Tokens come in the order of the text. Two tokens have the same
 * range when they are said for the same written word ({@code $25}: three words), otherwise their ranges do not overlap;
 * a {@link Mark} may stand among the tokens of one written word with its range (the groups of a telephone number).
 */
public sealed interface SpokenToken {
    /** {@return the first UTF-16 unit of the written word in the text} */
    int start();

    /** {@return one past the last UTF-16 unit of the written word in the text} */
    int end();

    /**
     * A word. One that begins with an apostrophe and directly follows a {@link Letter} of the same range is its ending
     * ({@code BBC's}, {@code CDs}: {@code 's}).
     *
     * @param start first unit of the written word
     * @param end one past its last unit
     * @param text small letters {@code a} to {@code z} and apostrophes, at least one letter
     * @param capitalised whether the word is written with a capital first letter
     */
    record Word(int start, int end, String text, boolean capitalised) implements SpokenToken {}

    /**
     * A letter that is said by its name.
     *
     * @param start first unit of the written word
     * @param end one past its last unit
     * @param letter from {@code a} to {@code z}
     */
    record Letter(int start, int end, char letter) implements SpokenToken {}

    /**
     * Phonemes that the text itself gives: {@code [word](/phonemes/)}.
     *
     * @param start first unit of the word in the brackets
     * @param end one past its last unit
     * @param phonemes as written between the slashes; not empty
     */
    record Sounds(int start, int end, String phonemes) implements SpokenToken {}

    /**
     * Punctuation that is heard as a pause or a tune.
     *
     * @param start first unit of the mark, or of the written word it stands in
     * @param end one past the last unit
     * @param mark one of {@code ; : , . ! ? — … " ( )}
     */
    record Mark(int start, int end, char mark) implements SpokenToken {}
}

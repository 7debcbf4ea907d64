package dev.aloud.kokoro;

/**
 * A written word and what is said for it.
 *
 * @param start where it begins in the block's text, in UTF-16 units
 * @param end where it ends
 * @param firstToken its first token in {@link KokoroText#ids}
 * @param endToken one after its last; "$25" has one range of tokens for all that is said, with the spaces in it
 */
public record KokoroWord(int start, int end, int firstToken, int endToken) {}

package dev.aloud.text;

/**
 * When a word of a block is heard.
 *
 * @param start first UTF-16 unit of the word in {@link Block#text()}
 * @param end one past its last unit
 * @param fromMs start of the word in the block's audio, milliseconds
 * @param toMs end of the word in the block's audio, milliseconds, at least {@code fromMs}
 */
public record WordMark(int start, int end, int fromMs, int toMs) {}

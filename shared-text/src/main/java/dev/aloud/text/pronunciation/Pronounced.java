package dev.aloud.text.pronunciation;

/**
 * One said word or mark.
 *
 * @param start where the written word begins in the block's text, in UTF-16 units
 * @param end where it ends
 * @param phonemes what is said, in Kokoro's alphabet, or the mark itself; may be empty for a word that has no sound
 * @param mark whether it is a punctuation mark
 */
public record Pronounced(int start, int end, String phonemes, boolean mark) {}

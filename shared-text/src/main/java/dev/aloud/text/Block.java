package dev.aloud.text;

/**
 * The unit of synthesis, caching and seeking: one or a few sentences of the canonical text.
 *
 * @param index position in the document, from 0
 * @param start first UTF-16 unit in the canonical text, never white space
 * @param end one past the last UTF-16 unit in the canonical text, never after white space
 * @param text what is spoken and named by the key: the canonical text from start to end with runs of white space as one
 *     space
 * @param kind what it is in the document
 */
public record Block(int index, int start, int end, String text, BlockKind kind) {}

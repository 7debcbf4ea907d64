/**
 * What is said for a written English text: words, letters by their names, marks, each with the place of the written word
 * it stands for. Knows how English is spoken, not how it sounds. Uses {@code dev.aloud.text.unicode}; the packages that
 * turn words into phonemes use it.
 */
package dev.aloud.text.spoken;

/**
 * Makes the English lexicon when the project is built: reads CMU's pronouncing dictionary as npm installs it, and writes the
 * file that {@code dev.aloud.text.pronunciation.Lexicon} reads. Uses that room alone; nothing uses this one, only its file.
 */
package dev.aloud.lexicon;

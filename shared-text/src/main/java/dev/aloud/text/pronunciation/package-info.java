/**
 * From said words to phonemes in the alphabet of Kokoro (which its authors call misaki): the lexicon and how it is read, the two accents, weak forms, homographs. Uses {@code dev.aloud.text.spoken} and the language alone; the lexicon's file is made by the module {@code lexicon}.
 */
package dev.aloud.text.pronunciation;

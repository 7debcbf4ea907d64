/** Texts to measure with: made from a seed, so that no file is needed and every run reads the same. */
package dev.aloud.benchmarks.text;

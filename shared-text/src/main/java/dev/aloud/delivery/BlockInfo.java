package dev.aloud.delivery;

/**
 * What the delivery of a block needs to know of it.
 *
 * @param start its first UTF-16 unit in the canonical text
 * @param end one past its last
 * @param key its key
 * @param estMs its estimated duration, milliseconds
 */
public record BlockInfo(int start, int end, String key, int estMs) {}

package dev.aloud.server.queue;

import dev.aloud.text.Voicing;

/**
 * A block that somebody wants to hear.
 *
 * @param key the block's key: it follows from the other two, by {@code dev.aloud.text.BlockKeys}
 * @param text the block's text
 * @param voicing who speaks, and how
 */
public record BlockRequest(String key, String text, Voicing voicing) {}

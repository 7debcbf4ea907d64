package dev.aloud.server.queue;

import dev.aloud.text.Voicing;
import java.util.Optional;

/**
 * A block that somebody wants to hear.
 *
 * @param key the block's key: it follows from the next two, by {@code dev.aloud.text.BlockKeys}
 * @param text the block's text
 * @param voicing who speaks, and how
 * @param use for which job it is made, so that it can be booked where it is made; empty when nothing is to be booked
 */
public record BlockRequest(String key, String text, Voicing voicing, Optional<Use> use) {
    /** A block for nobody's account. */
    public BlockRequest(String key, String text, Voicing voicing) {
        this(key, text, voicing, Optional.empty());
    }
}

package dev.aloud.server.store;

import java.time.Instant;

/**
 * How far somebody has read a text.
 *
 * @param textSha256 SHA-256 of the text in UTF-8, in hexadecimal
 * @param offset the place in the text, in UTF-16 code units
 * @param updated when the reader was there
 */
public record Position(String textSha256, int offset, Instant updated) {
    /** Of two of the same text, the one that counts. */
    Position newest(Position other) {
        return other.updated().isAfter(updated) ? other : this;
    }
}

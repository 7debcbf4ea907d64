package dev.aloud.server.store;

import java.util.Optional;

/** Where readers are in their texts. Of several devices the one that was there last is right. Thread-safe. */
public interface Positions extends AutoCloseable {
    /**
     * The reader has come to a place.
     *
     * @return the position that counts: this one, or a newer one that is known
     */
    Position put(Position position);

    /**
     * Where the reader is.
     *
     * @throws RecordsAwayException when that cannot be told at this moment
     */
    Optional<Position> find(String textSha256);

    @Override
    void close();
}

package dev.aloud.server.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Positions in memory: the least recently used go first when there are too many. */
public final class InMemoryPositions implements Positions {
    /** Texts whose positions are kept in memory. */
    public static final int DEFAULT_MAX = 10_000;

    private final LinkedHashMap<String, Position> positions;

    /**
     * @param max texts whose positions are kept
     */
    public InMemoryPositions(int max) {
        positions = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Position> eldest) {
                return size() > max;
            }
        };
    }

    @Override
    public synchronized Position put(Position position) {
        return positions.merge(position.textSha256(), position, Position::newest);
    }

    @Override
    public synchronized Optional<Position> find(String textSha256) {
        return Optional.ofNullable(positions.get(textSha256));
    }

    @Override
    public void close() {}
}

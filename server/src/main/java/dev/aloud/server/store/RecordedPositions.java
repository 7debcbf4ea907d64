package dev.aloud.server.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Positions in memory that reach the database now and then, and come from there when memory does not know them. Thread-safe.
 */
public final class RecordedPositions implements Positions {
    private static final int FLUSHED_AT_LATEST = 1_000;

    private final Positions present;
    private final Records records;
    private final RecordWriter writer;

    /** Not yet handed to the writer; guarded by itself. */
    private final Map<String, Position> changed = new LinkedHashMap<>();

    /**
     * @param present keeps those that are in use
     */
    public RecordedPositions(Positions present, Records records, RecordWriter writer) {
        this.present = present;
        this.records = records;
        this.writer = writer;
    }

    @Override
    public Position put(Position position) {
        remember(position.textSha256());
        var counts = present.put(position);
        if (counts.equals(position)) {
            boolean many;
            synchronized (changed) {
                changed.put(position.textSha256(), position);
                many = changed.size() >= FLUSHED_AT_LATEST;
            }
            if (many) {
                flush();
            }
        }
        return counts;
    }

    /** What is known from before. Where the database is away this goes on without; in it, too, the newest wins. */
    private void remember(String textSha256) {
        try {
            var _ = find(textSha256);
        } catch (RecordsAwayException _) {
            // told by readiness
        }
    }

    @Override
    public Optional<Position> find(String textSha256) {
        return present.find(textSha256).or(() -> {
            if (records.isInUse()) {
                return Optional.empty();
            }
            return records.read(database -> PositionRows.find(database, textSha256))
                    .map(present::put);
        });
    }

    /** Hands what has changed to the writer. To be called every few seconds. */
    public void flush() {
        List<Position> moved;
        synchronized (changed) {
            moved = List.copyOf(changed.values());
            changed.clear();
        }
        moved.forEach(position -> writer.submit(new RecordEvent.PositionMoved(position)));
    }

    @Override
    public void close() {
        flush();
        present.close();
    }
}

package dev.aloud.server.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Positions in memory that reach the database now and then, and come from there when memory does not know them. Thread-safe.
 */
public final class RecordedPositions implements Positions {
    private static final int FLUSHED_AT_LATEST = 1_000;
    private static final int UNSEEN_KNOWN = 10_000;

    /** Clocks of gateways differ by less. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final Positions present;
    private final Records records;
    private final RecordWriter writer;
    private final InstantSource clock;

    /** Texts of which the database may know more, since it was away when a position was told. */
    private final Cache<String, Boolean> unseen =
            Caffeine.newBuilder().maximumSize(UNSEEN_KNOWN).build();

    /** Not yet handed to the writer; guarded by itself. */
    private final Map<String, Position> changed = new LinkedHashMap<>();

    /**
     * @param present keeps those that are in use
     * @param clock tells the time
     */
    public RecordedPositions(Positions present, Records records, RecordWriter writer, InstantSource clock) {
        this.present = present;
        this.records = records;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public Position put(Position told) {
        var position = after(known(told.textSha256()), told);
        var counts = present.put(position);
        if (counts.equals(position)) {
            boolean many;
            synchronized (changed) {
                changed.merge(position.textSha256(), position, Position::newest);
                many = changed.size() >= FLUSHED_AT_LATEST;
            }
            if (many) {
                flush();
            }
        }
        return counts;
    }

    /** What is known from before. Where the database is away this goes on without, and asks it later. */
    private Optional<Position> known(String textSha256) {
        try {
            return find(textSha256);
        } catch (RecordsAwayException e) {
            unseen.put(textSha256, true);
            return Optional.empty();
        }
    }

    /**
     * The position as it was told; but where the one before is from a time that is still to come, as a clock stood ahead, that
     * one must not have the last word until then.
     */
    private Position after(Optional<Position> before, Position told) {
        return before.map(Position::updated)
                .filter(time -> time.isAfter(clock.instant().plus(CLOCKS_DIFFER)))
                .map(time -> new Position(told.textSha256(), told.offset(), time.plusMillis(1)))
                .orElse(told);
    }

    @Override
    public Optional<Position> find(String textSha256) {
        var known = present.find(textSha256);
        if (known.isPresent() && (unseen.getIfPresent(textSha256) == null || !records.isOpen())) {
            return known;
        }
        if (records.isInUse()) {
            return known;
        }
        var recorded = records.read(database -> PositionRows.find(database, textSha256));
        unseen.invalidate(textSha256);
        return recorded.map(present::put).or(() -> known);
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

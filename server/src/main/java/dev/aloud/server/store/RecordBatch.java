package dev.aloud.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes many events in few statements. */
final class RecordBatch {
    private RecordBatch() {}

    /**
     * Writes them in one transaction of the caller's. Kind by kind, what is new before what changes it; within a kind, in order.
     */
    static void write(Connection connection, List<RecordEvent> events) throws SQLException {
        CatalogueRows.put(connection, of(events, RecordEvent.ModelsSeen.class));
        JobRows.insert(connection, of(events, RecordEvent.JobMade.class));
        JobRows.move(connection, of(events, RecordEvent.JobMoved.class));
        JobRows.use(connection, of(events, RecordEvent.JobUsed.class));
        UsageRows.insert(
                connection,
                of(events, RecordEvent.BlockUsed.class).stream()
                        .map(RecordEvent.BlockUsed::entry)
                        .toList());
        PositionRows.put(connection, newest(of(events, RecordEvent.PositionMoved.class)));
    }

    private static <T> List<T> of(List<RecordEvent> events, Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Of each text the newest position. */
    private static List<Position> newest(List<RecordEvent.PositionMoved> moved) {
        // Sorted, so that gateways that write the same texts do not wait for each other in a circle.
        return List.copyOf(moved.stream()
                .map(RecordEvent.PositionMoved::position)
                .collect(Collectors.toMap(Position::textSha256, position -> position, Position::newest, TreeMap::new))
                .values());
    }
}

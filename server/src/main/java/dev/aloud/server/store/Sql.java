package dev.aloud.server.store;

import io.helidon.dbclient.DbColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;

/** What the statements of this room have in common. */
final class Sql {
    private Sql() {}

    /** Binds one row's values to a statement. */
    @FunctionalInterface
    interface Binder<T> {
        /** Adds the row with {@code addBatch}, once or more often. */
        void bind(PreparedStatement statement, T row) throws SQLException;
    }

    /** Runs one statement for many rows. */
    static <T> void batch(Connection connection, String sql, Collection<T> rows, Binder<T> binder) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql)) {
            for (T row : rows) {
                binder.bind(statement, row);
            }
            statement.executeBatch();
        }
    }

    /** Sets the values and adds the row. */
    static void add(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case null -> statement.setNull(i + 1, Types.TIMESTAMP_WITH_TIMEZONE);
                case Instant instant -> statement.setObject(i + 1, utc(instant));
                case UUID id -> statement.setObject(i + 1, id);
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                default -> statement.setObject(i + 1, values[i]);
            }
        }
        statement.addBatch();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** H2 tells an {@link OffsetDateTime}, PostgreSQL a {@link Timestamp}. */
    static Instant instant(DbColumn column) {
        return switch (column.get()) {
            case OffsetDateTime time -> time.toInstant();
            case Timestamp time -> time.toInstant();
            case Object other -> throw new IllegalStateException("not a time: " + other.getClass());
        };
    }
}

package dev.aloud.server.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into a database as an auditor would: past all of our code. */
public final class Books implements AutoCloseable {
    private final Connection connection;

    Books(DatabaseAddress address) {
        try {
            connection = DriverManager.getConnection(address.url(), address.user(), address.password());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each row's values, with spaces between. */
    List<String> rows(String sql) {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(result.getObject(column)));
                }
                rows.add(String.join(" ", row));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number in the first row. */
    long count(String sql) {
        return Long.parseLong(rows(sql).getFirst());
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

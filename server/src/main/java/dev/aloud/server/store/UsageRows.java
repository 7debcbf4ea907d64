package dev.aloud.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;

/** Usage in the database: {@code block} and {@code credit_event}, both or neither. */
final class UsageRows {
    private static final String BLOCK = "insert into block (id, job_id, idx, sha256, duration_ms, cached, done)"
            + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
    private static final String CREDIT = "insert into credit_event (id, user_id, delta, reason, job_id, block_idx, ts)"
            + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
    private static final String REASON = "synthesis";

    private UsageRows() {}

    /** Rows that are there already stay as they are. */
    static void insert(Connection connection, Collection<UsageEntry> entries) throws SQLException {
        // Always in this order, so that two gateways that book the same do not wait for each other in a circle.
        var sorted = entries.stream()
                .sorted(Comparator.comparing(UsageEntry::job).thenComparingInt(UsageEntry::block))
                .toList();
        Sql.batch(
                connection,
                BLOCK,
                sorted,
                (statement, entry) -> Sql.add(
                        statement,
                        RecordIds.at(entry.at().toEpochMilli()),
                        entry.job(),
                        entry.block(),
                        entry.key(),
                        entry.durationMs(),
                        entry.cached(),
                        entry.at()));
        Sql.batch(
                connection,
                CREDIT,
                sorted,
                (statement, entry) -> Sql.add(
                        statement,
                        RecordIds.at(entry.at().toEpochMilli()),
                        LocalUser.ID,
                        entry.delta(),
                        REASON,
                        entry.job(),
                        entry.block(),
                        entry.at()));
    }
}

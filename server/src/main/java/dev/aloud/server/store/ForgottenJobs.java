package dev.aloud.server.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Forgets jobs that nobody has used for long: first their rows are gone for every reader, and a day later their texts go for
 * good. A bounded number in a round, in small transactions, so that neither a great many of them nor a clock that stands ahead
 * for a while does much; what was forgotten at a time that is still to come is there again.
 */
final class ForgottenJobs {
    /** In one transaction. */
    static final int AT_ONCE = 500;

    /** In one round, of either kind. */
    static final int AT_MOST = 10_000;

    /** From when a job is gone for readers to when its text is gone for good. */
    static final Duration TEXT_STAYS = Duration.ofDays(1);

    /** Clocks of gateways differ by less. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private static final Logger LOG = System.getLogger("aloud.records");

    private static final String FROM_THE_FUTURE =
            "select id from job where text_deleted_at is null and deleted_at > ? limit " + AT_ONCE;
    private static final String RECALL = "update job set deleted_at = null where id = ?";
    private static final String UNUSED =
            "select id from job where text_deleted_at is null and deleted_at is null and used < ? order by used limit "
                    + AT_ONCE;

    /** Somebody may have used it since it was chosen. */
    private static final String FORGET =
            "update job set deleted_at = ? where id = ? and deleted_at is null and used < ?";

    private static final String WITH_TEXT =
            "select id from job where text_deleted_at is null and deleted_at < ? limit " + AT_ONCE;
    private static final String FORGET_TEXT = "delete from job_text where job_id = ?";
    private static final String TEXT_FORGOTTEN = "update job set text_deleted_at = ? where id = ?";

    private final Records records;

    ForgottenJobs(Records records) {
        this.records = records;
    }

    /** One transaction's share of the work. */
    private interface Some {
        /** The jobs it was done with; fewer than {@link #AT_ONCE} when no more are left. */
        List<UUID> on(Connection connection) throws SQLException;
    }

    /** One round. While the database is away nothing is done: the next round comes. */
    void forget(Instant usedBefore, Instant now) {
        if (!records.isOpen()) {
            return;
        }
        try {
            repeat(connection -> recall(connection, now.plus(CLOCKS_DIFFER)));
            repeat(connection -> forgetSome(connection, usedBefore, now));
            repeat(connection -> forgetTexts(connection, now));
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, "jobs that are no longer used were not forgotten now: {0}", SqlFailure.reason(e));
        }
    }

    private void repeat(Some some) throws SQLException {
        for (int done = 0; done < AT_MOST && !Thread.currentThread().isInterrupted(); done += AT_ONCE) {
            var rows = new int[1];
            records.transaction(connection -> rows[0] = some.on(connection).size());
            if (rows[0] < AT_ONCE) {
                return;
            }
        }
    }

    private static List<UUID> recall(Connection connection, Instant after) throws SQLException {
        var jobs = choose(connection, FROM_THE_FUTURE, after);
        Sql.batch(connection, RECALL, jobs, (statement, job) -> Sql.add(statement, job));
        return jobs;
    }

    private static List<UUID> forgetSome(Connection connection, Instant usedBefore, Instant now) throws SQLException {
        var jobs = choose(connection, UNUSED, usedBefore);
        Sql.batch(connection, FORGET, jobs, (statement, job) -> Sql.add(statement, now, job, usedBefore));
        return jobs;
    }

    private static List<UUID> forgetTexts(Connection connection, Instant now) throws SQLException {
        var jobs = choose(connection, WITH_TEXT, now.minus(TEXT_STAYS));
        Sql.batch(connection, TEXT_FORGOTTEN, jobs, (statement, job) -> Sql.add(statement, now, job));
        Sql.batch(connection, FORGET_TEXT, jobs, (statement, job) -> Sql.add(statement, job));
        return jobs;
    }

    /** In the same order everywhere, as two gateways may do the same at once. */
    private static List<UUID> choose(Connection connection, String sql, Instant time) throws SQLException {
        var jobs = new ArrayList<UUID>();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, Sql.utc(time));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    jobs.add(rows.getObject(1, UUID.class));
                }
            }
        }
        jobs.sort(Comparator.naturalOrder());
        return jobs;
    }
}

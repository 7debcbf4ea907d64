package dev.aloud.server.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;

/** Books usage at once: each block of a job once, however often and by whomever it is told. Thread-safe. */
public final class UsageBooks {
    private static final Logger LOG = System.getLogger("aloud.records");

    private final Records records;

    /** Books in these records. */
    public UsageBooks(Records records) {
        this.records = records;
    }

    /**
     * Books what was noted elsewhere. Returns when it is committed; it may then be forgotten there. What is booked already is
     * left as it is. An entry that the database refuses for good is logged and left out, so that it does not keep the others.
     *
     * @throws RecordsAwayException when the database is away: nothing of it may be forgotten
     */
    public void commit(List<UsageEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        try {
            if (!records.isOpen() && !records.open()) {
                throw new RecordsAwayException(records.check().detail(), null);
            }
            records.transaction(connection -> UsageRows.insert(connection, entries));
        } catch (SQLException e) {
            if (!SqlFailure.isOfData(e)) {
                records.failed(e);
                throw new RecordsAwayException("usage cannot be booked now", e);
            }
            if (entries.size() == 1) {
                LOG.log(Level.ERROR, "usage cannot be booked and is lost: {0}: {1}", entries, SqlFailure.reason(e));
                return;
            }
            int middle = entries.size() / 2;
            commit(entries.subList(0, middle));
            commit(entries.subList(middle, entries.size()));
        }
    }
}

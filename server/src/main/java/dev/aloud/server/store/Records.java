package dev.aloud.server.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.aloud.server.Check;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The database of records. Making one never waits for it and never fails; {@link #open()} connects and brings the schema up to
 * date, and may be tried again until it works. Reads are bounded in time. Thread-safe.
 */
public final class Records implements AutoCloseable {
    private static final Logger LOG = System.getLogger("aloud.records");

    /** Who waits for a read is a listener. */
    private static final Duration READ_LIMIT = Duration.ofSeconds(2);

    /** A database that accepts connections and then says nothing is away, too. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

    private final DatabaseAddress address;
    private final RecordPool pool;
    private final DbClient client;
    private final Undisturbed threads;

    /** The rest is guarded by this. */
    private String version;

    private boolean tried;
    private String trouble;
    private Instant since;
    private boolean inUse;

    /** Work in one transaction. */
    @FunctionalInterface
    public interface Work {
        /** Does it; whatever it throws rolls all of it back. */
        void on(Connection connection) throws SQLException;
    }

    private Records(DatabaseAddress address, Duration silence) {
        this.address = address;
        pool = new RecordPool(address, silence);
        client = JdbcClientBuilder.create().connectionPool(pool).build();
        threads = new Undisturbed(address.isPostgreSql());
    }

    /** The database at this address, not yet opened. */
    public static Records at(DatabaseAddress address) {
        return at(address, SILENCE);
    }

    /** The same, which takes a database for away that says nothing for so long. */
    static Records at(DatabaseAddress address, Duration silence) {
        return new Records(address, silence);
    }

    /**
     * Connects, and migrates where that has not been done yet.
     *
     * @return whether the database can be used now; {@link #check} tells why not
     */
    public boolean open() {
        try {
            if (!isMigrated()) {
                migrated(undisturbed(this::migrate));
            } else {
                transaction(connection -> {
                    try (var statement = connection.prepareStatement("select 1")) {
                        statement.execute();
                    }
                });
            }
            return true;
        } catch (SQLException | RuntimeException e) {
            failed(e);
            return false;
        }
    }

    private String migrate() throws SQLException {
        if (Migrations.isLatest(pool.source())) {
            return Migrations.LATEST;
        }
        LOG.log(Level.INFO, "the schema of {0} is brought up to date", address.label());
        // A statement over all rows of a large table is silent for longer than a database may be otherwise.
        try (var patient = new RecordPool(address, Duration.ZERO)) {
            return Migrations.run(patient.source());
        }
    }

    private <T> T undisturbed(Callable<T> work) throws SQLException {
        try {
            return threads.finish(work);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case SQLException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    private synchronized boolean isMigrated() {
        return version != null;
    }

    private synchronized void migrated(String reached) {
        version = reached;
        trouble = null;
        inUse = false;
        tried = true;
        notifyAll();
        LOG.log(Level.INFO, "records are kept in {0}, schema version {1}", address.label(), version);
    }

    /** Whether the last that was heard of it was good. */
    public synchronized boolean isOpen() {
        return version != null && trouble == null;
    }

    /**
     * Asks the database.
     *
     * @param what reads every query to its end
     * @throws RecordsAwayException when the database is away, or does not answer in time
     */
    public <T> T read(Function<DbExecute, T> what) {
        if (!awaitOpen()) {
            throw away(null);
        }
        var answer = threads.begin(() -> {
            try {
                return what.apply(client.execute());
            } finally {
                pool.takeBack();
            }
        });
        try {
            return answer.get(READ_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            threads.giveUp(answer);
            throw away(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DbClientException || e.getCause() instanceof SQLException) {
                heal(e.getCause());
                throw away(e.getCause());
            }
            throw new IllegalStateException("records cannot be read", e.getCause());
        } catch (InterruptedException e) {
            threads.giveUp(answer);
            Thread.currentThread().interrupt();
            throw away(e);
        }
    }

    /**
     * Does some work in one transaction, and returns after it is committed.
     *
     * @throws SQLException when it could not be done; it may have been done all the same when the connection broke at the end
     */
    public void transaction(Work work) throws SQLException {
        undisturbed(() -> {
            // A transaction of the dbclient hands out a connection that is not its own (4.1.7), and batches need one.
            try (var connection = pool.source().getConnection()) {
                connection.setAutoCommit(false);
                // The pool rolls back what is not committed when it gets the connection back.
                work.on(connection);
                connection.commit();
                if (!address.isPostgreSql()) {
                    // H2 writes what is committed a little later, and the process may be killed before.
                    try (var statement = connection.createStatement()) {
                        statement.execute("checkpoint");
                    }
                }
                return true;
            }
        });
        succeeded();
    }

    private synchronized void succeeded() {
        if (trouble != null) {
            LOG.log(Level.INFO, "{0} is there again", address.label());
            trouble = null;
            inUse = false;
        }
    }

    /**
     * H2 closes itself after a failure of the disk or of memory, and stays closed for its old connections, which do not know; for
     * a new one it opens again.
     */
    private void heal(Throwable failure) {
        if (!address.isPostgreSql() && !SqlFailure.isInUse(failure) && !SqlFailure.isOfData(failure)) {
            pool.renew();
        }
    }

    /** Somebody could not write. */
    synchronized void failed(Throwable failure) {
        heal(failure);
        if (SqlFailure.isOfSchema(failure)) {
            version = null;
        }
        inUse = SqlFailure.isInUse(failure);
        tried = true;
        notifyAll();
        String reason = SqlFailure.reason(failure) + SqlFailure.advice(failure);
        if (trouble == null) {
            since = Instant.now();
        }
        if (!reason.equals(trouble)) {
            trouble = reason;
            LOG.log(Level.WARNING, told());
        }
    }

    /** Just after the start it is worth to wait for the first attempt to open it. */
    private synchronized boolean awaitOpen() {
        long end = System.nanoTime() + READ_LIMIT.toNanos();
        try {
            for (long left = READ_LIMIT.toMillis(); !tried && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return isOpen();
    }

    private RecordsAwayException away(Throwable cause) {
        synchronized (this) {
            return new RecordsAwayException(
                    tried && trouble == null ? address.label() + " does not answer in time" : told(), cause);
        }
    }

    /** Whether another process has the embedded database's file: this one then goes on without records. */
    synchronized boolean isInUse() {
        return inUse;
    }

    /** What is the matter, and what to do. */
    private String told() {
        if (!tried) {
            return address.label() + " is being opened";
        }
        if (inUse) {
            return address.label() + ".mv.db is in use by another process, so jobs and usage of this one are not kept;"
                    + " stop the other, or give each a data directory of its own (--data), or both one PostgreSQL"
                    + " (database.url)";
        }
        return address.label() + " is away since " + since + " (" + trouble
                + "); records wait in memory until it is back";
    }

    /** How it is. It is no reason to send listeners away: they do not wait for it. */
    public synchronized Check check() {
        String detail = version != null && trouble == null ? address.label() + ", schema version " + version : told();
        return new Check("records", true, detail);
    }

    /** For tests and migrations. */
    HikariDataSource pool() {
        return pool.source();
    }

    @Override
    public void close() {
        threads.close(CLOSE_LIMIT);
        pool.close();
    }
}

package dev.aloud.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aloud.server.Check;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import io.helidon.dbclient.jdbc.JdbcConnectionPool;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The database of records. Making one never waits for it and never fails; {@link #open()} connects and brings the schema up to
 * date, and may be tried again until it works. Reads are bounded in time. Thread-safe.
 */
public final class Records implements AutoCloseable {
    private static final Logger LOG = System.getLogger("aloud.records");

    private static final int CONNECTIONS = 8;
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);

    /** Who waits for a read is a listener. */
    private static final Duration READ_LIMIT = Duration.ofSeconds(2);

    /** A database that accepts connections and then says nothing is away, too. */
    private static final int SILENCE_SECONDS = 10;

    private final DatabaseAddress address;
    private final HikariDataSource pool;
    private final DbClient client;
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

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

    private Records(DatabaseAddress address) {
        this.address = address;
        pool = new HikariDataSource(settings(address));
        client = JdbcClientBuilder.create().connectionPool(new Pool(pool)).build();
    }

    private record Pool(HikariDataSource source) implements JdbcConnectionPool {
        @Override
        public Connection connection() {
            try {
                return source.getConnection();
            } catch (SQLException e) {
                throw new DbClientException("no connection to the database", e);
            }
        }
    }

    /** The database at this address, not yet opened. */
    public static Records at(DatabaseAddress address) {
        return new Records(address);
    }

    private static HikariConfig settings(DatabaseAddress address) {
        var settings = new HikariConfig();
        settings.setPoolName("aloud-records");
        settings.setJdbcUrl(address.url());
        settings.setUsername(address.user());
        settings.setPassword(address.password());
        settings.setMaximumPoolSize(CONNECTIONS);
        settings.setMinimumIdle(1);
        settings.setConnectionTimeout(CONNECT_LIMIT.toMillis());
        settings.setValidationTimeout(CONNECT_LIMIT.toMillis() / 2);
        // It may be away when the server starts.
        settings.setInitializationFailTimeout(-1);
        if (address.isPostgreSql()) {
            settings.addDataSourceProperty("ApplicationName", "aloud");
            settings.addDataSourceProperty("connectTimeout", "5");
            settings.addDataSourceProperty("loginTimeout", "5");
            settings.addDataSourceProperty("socketTimeout", Integer.toString(SILENCE_SECONDS));
            settings.addDataSourceProperty("tcpKeepAlive", "true");
        }
        return settings;
    }

    /**
     * Connects, and migrates where that has not been done yet.
     *
     * @return whether the database can be used now; {@link #check} tells why not
     */
    public boolean open() {
        try {
            if (!isMigrated()) {
                migrated(Migrations.run(pool));
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
        var answer = readers.submit(() -> what.apply(client.execute()));
        try {
            return answer.get(READ_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw away(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DbClientException || e.getCause() instanceof SQLException) {
                throw away(e.getCause());
            }
            throw new IllegalStateException("records cannot be read", e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
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
        // A transaction of the dbclient hands out a connection that is not its own (4.1.7), and batches need one.
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            // The pool rolls back what is not committed when it gets the connection back.
            work.on(connection);
            connection.commit();
        }
        succeeded();
    }

    private synchronized void succeeded() {
        if (trouble != null) {
            LOG.log(Level.INFO, "{0} is there again", address.label());
            trouble = null;
            inUse = false;
        }
    }

    /** Somebody could not write. */
    synchronized void failed(Throwable failure) {
        if (SqlFailure.isOfSchema(failure)) {
            version = null;
        }
        inUse = SqlFailure.isInUse(failure);
        tried = true;
        notifyAll();
        String reason = SqlFailure.reason(failure);
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
        return pool;
    }

    @Override
    public void close() {
        readers.shutdownNow();
        pool.close();
    }
}

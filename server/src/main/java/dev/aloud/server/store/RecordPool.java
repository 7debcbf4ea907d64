package dev.aloud.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.jdbc.JdbcConnectionPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Connections to the database of records. Making one connects to nothing. Thread-safe. */
final class RecordPool implements JdbcConnectionPool, AutoCloseable {
    private static final int CONNECTIONS = 8;
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);

    /** What the present thread has been lent. */
    private static final ThreadLocal<List<Connection>> LENT = ThreadLocal.withInitial(ArrayList::new);

    private final HikariDataSource source;

    /**
     * @param silence a database that accepts connections and then says nothing for so long is away, too; zero waits for ever
     */
    RecordPool(DatabaseAddress address, Duration silence) {
        source = new HikariDataSource(settings(address, silence));
    }

    private static HikariConfig settings(DatabaseAddress address, Duration silence) {
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
            settings.addDataSourceProperty("socketTimeout", Long.toString(silence.toSeconds()));
            settings.addDataSourceProperty("tcpKeepAlive", "true");
        }
        return settings;
    }

    /** Lends a connection to a reader's thread, which ends with {@link #takeBack}. */
    @Override
    public Connection connection() {
        try {
            var connection = source.getConnection();
            LENT.get().add(connection);
            return connection;
        } catch (SQLException e) {
            throw new DbClientException("no connection to the database", e);
        }
    }

    /**
     * Takes back what this thread was lent. The dbclient (4.1.7) keeps the connection of a query that cannot be prepared; one
     * that was given back already is closed once more, which does nothing.
     */
    void takeBack() {
        for (var connection : LENT.get()) {
            try {
                connection.close();
            } catch (SQLException e) {
                // The pool throws it away.
            }
        }
        LENT.remove();
    }

    /** Lets all connections go, those in use when they come back, so that new ones are made. */
    void renew() {
        source.getHikariPoolMXBean().softEvictConnections();
    }

    HikariDataSource source() {
        return source;
    }

    @Override
    public void close() {
        source.close();
    }
}

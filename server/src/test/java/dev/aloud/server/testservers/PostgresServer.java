package dev.aloud.server.testservers;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.testcontainers.DockerClientFactory;

/**
 * A real PostgreSQL for tests: in a container where Docker answers, else from binaries in a Maven package. It can be stopped and
 * started again with its data and address, and frozen, so that it accepts connections and says nothing.
 */
public interface PostgresServer extends AutoCloseable {
    /** Starts one. */
    static PostgresServer start() {
        return DockerClientFactory.instance().isDockerAvailable() ? PostgresContainer.start() : PostgresProcess.start();
    }

    /** The JDBC address of a database on it; the user {@link #user()} may do anything in it. */
    String url(String database);

    /** The JDBC address of its first database. */
    default String url() {
        return url("postgres");
    }

    default String user() {
        return "postgres";
    }

    default String password() {
        return "postgres";
    }

    /** Makes an empty database. */
    default String createDatabase(String name) {
        try (var connection = DriverManager.getConnection(url(), user(), password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return url(name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stops it; connections break. */
    void stop();

    /** Starts it again after {@link #stop()}, with its data, at the same address. */
    void restart();

    /** Makes it silent: connections stay, nothing is answered. */
    void freeze();

    /** Ends {@link #freeze()}. */
    void thaw();

    @Override
    void close();
}

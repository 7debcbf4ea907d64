package dev.aloud.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a database's schema to the present version: the files of {@code db/migration}, each run once and in order. */
final class Migrations {
    /** The version of the last file. */
    static final String LATEST = "2";

    private static final String HISTORY =
            "select version from flyway_schema_history where success" + " order by installed_rank desc limit 1";

    private Migrations() {}

    /**
     * Runs what is missing. Several processes may at once: one does it, the others wait.
     *
     * @return the version it is at
     * @throws org.flywaydb.core.api.FlywayException when it cannot be done
     */
    static String run(DataSource database) {
        return run(database, "latest");
    }

    /** Whether nothing is missing. Says so quickly: Flyway takes most of the time that a start has for its records. */
    static boolean isLatest(DataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            return LATEST.equals(version(connection));
        }
    }

    private static String version(Connection connection) {
        try (var statement = connection.createStatement();
                var version = statement.executeQuery(HISTORY)) {
            return version.next() ? version.getString(1) : "none";
        } catch (SQLException e) {
            return "none: " + e.getMessage();
        }
    }

    /** Runs what is missing up to a version. */
    static String run(DataSource database, String target) {
        var flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration")
                .target(target)
                .validateMigrationNaming(true)
                .loggers("slf4j")
                .load();
        flyway.migrate();
        return flyway.info().current().getVersion().toString();
    }
}

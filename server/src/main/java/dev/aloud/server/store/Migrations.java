package dev.aloud.server.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a database's schema to the present version: the files of {@code db/migration}, each run once and in order. */
final class Migrations {
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

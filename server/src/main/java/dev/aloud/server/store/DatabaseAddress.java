package dev.aloud.server.store;

import dev.aloud.server.config.ServerConfig;
import java.nio.file.Path;

/**
 * Where records are kept, and as whom.
 *
 * @param url a JDBC address of PostgreSQL or H2
 * @param user user
 * @param password password of the user
 */
public record DatabaseAddress(String url, String user, String password) {
    /**
     * H2 speaks as PostgreSQL does; only we close it, not the JVM's end. With the delay its thread in the background tidies the
     * file, which would grow without; what is committed is on the disk before, as {@link Records} sees to it.
     */
    private static final String H2_OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=500"
                    + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

    private static final String H2 = "jdbc:h2:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /** What the configuration says: PostgreSQL, or a file in the data directory. */
    public static DatabaseAddress of(ServerConfig config) {
        var database = config.database();
        var url = database.url().orElseGet(() -> file(config.databaseFile()));
        return new DatabaseAddress(withOptions(url), database.user(), database.password());
    }

    /** A file of the embedded database; {@code file} is without its ending. */
    public static DatabaseAddress ofFile(Path file) {
        return new DatabaseAddress(withOptions(file(file)), "aloud", "");
    }

    private static String file(Path file) {
        return H2 + "file:" + file.toAbsolutePath();
    }

    private static String withOptions(String url) {
        return url.startsWith(H2) && !url.contains("MODE=") ? url + H2_OPTIONS : url;
    }

    boolean isPostgreSql() {
        return url.startsWith(POSTGRESQL);
    }

    /** For an operator: without options, which may hold secrets. */
    String label() {
        if (isPostgreSql()) {
            String plain = url.substring("jdbc:".length()).split("\\?", 2)[0];
            return plain.replaceFirst("//[^/@]*@", "//");
        }
        return "H2 " + url.substring(H2.length()).split(";", 2)[0].replaceFirst("^file:", "");
    }

    /** Tells no secret. */
    @Override
    public String toString() {
        return "DatabaseAddress[" + label() + "]";
    }
}

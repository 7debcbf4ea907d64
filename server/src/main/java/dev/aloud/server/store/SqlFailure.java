package dev.aloud.server.store;

import java.net.SocketTimeoutException;
import java.sql.SQLException;

/** What kind of failure the database tells. */
final class SqlFailure {
    /** H2: the file is open in another process. */
    private static final String IN_USE = "90020";

    /** Some drivers repeat the statement with its values, which may be a whole text. */
    private static final int LONGEST_REASON = 300;

    private SqlFailure() {}

    /** Whether the very data cannot be written, now or later: the value does not fit, or breaks a rule of the schema. */
    static boolean isOfData(Throwable failure) {
        return hasClass(failure, "22") || hasClass(failure, "23");
    }

    /** Whether tables or columns are not what the program knows: somebody has put another database in its place. */
    static boolean isOfSchema(Throwable failure) {
        return hasClass(failure, "42") && !isOfRights(failure);
    }

    private static boolean isOfRights(Throwable failure) {
        return hasClass(failure, "42501");
    }

    /** What an operator can do about it, where the reason alone does not tell; with its comma in front. */
    static String advice(Throwable failure) {
        if (hasClass(failure, "28")) {
            return "; check database.user and database.password";
        }
        if (isOfRights(failure)) {
            return "; grant database.user all rights on the schema";
        }
        if (hasClass(failure, "3D")) {
            return "; create that database, or set database.url";
        }
        return "";
    }

    /** Whether the database was asked and said nothing for too long. */
    static boolean isOfTime(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    /** Whether another process has the embedded database's file. */
    static boolean isInUse(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && IN_USE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** The innermost message, its lines in one. */
    static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        String line = message.strip().replaceAll("\\s*\\R\\s*", "; ");
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "…" : line;
    }

    private static boolean hasClass(Throwable failure, String sqlClass) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isOfClass(sql, sqlClass)) {
                return true;
            }
        }
        return false;
    }

    /** A batch tells what was wrong in its next exception. */
    private static boolean isOfClass(SQLException failure, String sqlClass) {
        for (var next = failure; next != null; next = next.getNextException()) {
            if (next.getSQLState() != null && next.getSQLState().startsWith(sqlClass)) {
                return true;
            }
        }
        return false;
    }
}

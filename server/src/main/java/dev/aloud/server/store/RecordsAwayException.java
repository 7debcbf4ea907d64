package dev.aloud.server.store;

/** The database cannot be asked at this moment. Trying again later may help; what is to be written waits by itself. */
public final class RecordsAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RecordsAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.aloud.server.media;

/** An encoder or the file it writes failed. What was being written is incomplete and has been discarded. */
public final class MediaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MediaException(String message) {
        super(message);
    }

    MediaException(String message, Throwable cause) {
        super(message, cause);
    }
}

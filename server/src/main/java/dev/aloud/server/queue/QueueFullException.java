package dev.aloud.server.queue;

/** The queue takes no more blocks at present. */
public final class QueueFullException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says what is full and what to do. */
    public QueueFullException(String message) {
        super(message);
    }
}

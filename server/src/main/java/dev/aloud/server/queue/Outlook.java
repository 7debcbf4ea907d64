package dev.aloud.server.queue;

/** Whether a block that waits will be spoken, as far as is known of those who speak its model in its revision. */
public enum Outlook {
    /** Somebody is ready to. */
    SPOKEN,
    /** Somebody loads the model. */
    LOADING,
    /** Nobody is there. */
    NOBODY
}

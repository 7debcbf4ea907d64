package dev.aloud.flite;

/** A run of flite did not give what this revision of it gives: no audio, or audio in another form. */
public final class FliteException extends Exception {
    private static final long serialVersionUID = 1L;

    FliteException(String message) {
        super(message);
    }
}

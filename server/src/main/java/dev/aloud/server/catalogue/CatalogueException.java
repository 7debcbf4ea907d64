package dev.aloud.server.catalogue;

/** A request named something that the catalogue does not have. */
public final class CatalogueException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What was wrong. */
    public enum Code {
        /** No model has this id. */
        UNKNOWN_MODEL,
        /** The model has no such voice. */
        UNKNOWN_VOICE,
        /** The speed is outside {@link dev.aloud.text.Speed}'s range. */
        SPEED_OUT_OF_RANGE,
        /** The model is known, but its files are not on this machine. */
        NOT_INSTALLED
    }

    private final Code code;
    private final String field;

    CatalogueException(Code code, String field, String message) {
        super(message);
        this.code = code;
        this.field = field;
    }

    /** What was wrong. */
    public Code code() {
        return code;
    }

    /** The request's field that is to blame: {@code model}, {@code voice} or {@code speed}. */
    public String field() {
        return field;
    }
}

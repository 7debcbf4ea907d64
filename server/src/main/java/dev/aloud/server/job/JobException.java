package dev.aloud.server.job;

/** A job cannot be made. */
public final class JobException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why a job cannot be made. */
    public enum Code {
        /** The text holds nothing to speak. */
        EMPTY_TEXT,
        /** The text is over the limit. */
        TEXT_TOO_LONG,
        /** Too many jobs are being made at this moment. */
        BUSY
    }

    private final Code code;

    JobException(Code code, String message) {
        super(message);
        this.code = code;
    }

    /** Why. */
    public Code code() {
        return code;
    }
}

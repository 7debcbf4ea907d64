package dev.aloud.adapter;

/** An utterance could not be spoken. The code is for programs, the message says what to do. */
public final class SynthesisException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why an utterance failed. */
    public enum Code {
        /** The model id, revision or voice is not one of the adapter's. Not worth a retry. */
        UNKNOWN_VOICE,
        /** The text is over the adapter's limit. Not worth a retry. */
        TEXT_TOO_LONG,
        /** The model's files are not installed. Not worth a retry before they are. */
        NOT_INSTALLED,
        /** The engine ran past its time limit and was stopped. */
        TIMED_OUT,
        /** The engine failed; trying again may help. */
        ENGINE_FAILED,
        /** The adapter has been closed. */
        CLOSED
    }

    private final Code code;

    public SynthesisException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public SynthesisException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Why it failed. */
    public Code code() {
        return code;
    }

    /** Whether the same utterance may succeed later. */
    public boolean retryable() {
        return code == Code.TIMED_OUT || code == Code.ENGINE_FAILED;
    }
}

package dev.aloud.pack;

/** A pack could not be installed. The code is for programs, the message says what to do. */
public final class PackException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why it failed. */
    public enum Code {
        /** The pack has no such part. */
        UNKNOWN_PART,
        /** The npm client is not on this machine. */
        NO_NPM,
        /**
         * The registry cannot be reached or does not serve at the moment, or the connection breaks again and again. What came
         * is kept: try again.
         */
        UNREACHABLE,
        /** The registry does not have the package, or does not give it. */
        NOT_FOUND,
        /** What came is not what the manifest names. */
        CHECKSUM,
        /** The package's archive does not hold what it should. */
        BROKEN_PACKAGE,
        /** There is not enough room on the disk. */
        DISK_FULL
    }

    private final Code code;

    public PackException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public PackException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Why it failed. */
    public Code code() {
        return code;
    }
}

package dev.aloud.server.cache;

import java.io.IOException;

/** A block could not be stored. The cache is as it was before, and the block can still be played. */
public final class CacheWriteException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Why a block could not be stored. */
    public enum Reason {
        /** No room is left on the disk, or a quota is used up: free some, or make the cache's cap smaller. */
        DISK_FULL,
        /** A store over the network is away, or slower than blocks are made. */
        UNAVAILABLE,
        /** Anything else: missing rights, a read-only file system, a broken disk. */
        FAILED
    }

    private final Reason reason;

    CacheWriteException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}

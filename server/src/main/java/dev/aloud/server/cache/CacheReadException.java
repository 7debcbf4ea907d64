package dev.aloud.server.cache;

import java.io.IOException;

/** Whether a block is kept cannot be told now, as the store is away, too slow, or refuses. The block can be made anew. */
public final class CacheReadException extends IOException {
    private static final long serialVersionUID = 1L;

    CacheReadException(String message, Throwable cause) {
        super(message, cause);
    }
}

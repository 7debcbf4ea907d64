package dev.aloud.server.redis;

import java.io.IOException;

/** Redis did not do what it was asked: it is away, out of memory, still loading, or refuses this client. The message says which. */
public final class RedisException extends IOException {
    private static final long serialVersionUID = 1L;

    RedisException(String message, Throwable cause) {
        super(message, cause);
    }
}

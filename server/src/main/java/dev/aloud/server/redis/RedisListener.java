package dev.aloud.server.redis;

/** Hears what is published on some channels, from the subscription's own thread; it must not block. */
public interface RedisListener {
    /**
     * It hears from now on: at first, and again after every interruption. What was published before is not heard, so this is the
     * moment to look for oneself.
     */
    void connected();

    /** Something was published. */
    void message(String channel, String message);
}

package dev.aloud.server.queue.redis;

/** Hears, from the subscription's thread, what concerns a worker; it must not block. */
public interface WorkListener {
    /** There may be work for this model. */
    void work(String model);

    /** There may be work for any model. */
    void anyWork();

    /** Nobody wants the block any more that is held by this token. */
    void unwanted(String token);
}

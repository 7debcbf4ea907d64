package dev.aloud.server.store;

import java.util.UUID;

/** Is told of every block that is ready for the first time in its job. Never lets the caller wait. Thread-safe. */
public interface UsageLog {
    /** Books nothing. */
    UsageLog NONE = (model, spoken) -> {};

    /**
     * A block that is ready.
     *
     * @param job the job
     * @param block index of the block in the job
     * @param key the block's key
     * @param durationMs how long its audio is
     * @param cached whether its audio was there already
     */
    record Spoken(UUID job, int block, String key, int durationMs, boolean cached) {}

    /** A block spoken by this model is ready. */
    void used(String model, Spoken spoken);
}

package dev.aloud.delivery;

/**
 * What one listener may hold of the engine's memory and workers.
 *
 * @param maxOpenRequests blocks asked for and not yet sent, at most
 * @param maxHeldBytes where finished audio that waits for a slow listener reaches this, no further block is asked for
 *     besides the one that is next to be sent
 */
public record DeliveryLimits(int maxOpenRequests, int maxHeldBytes) {
    /** Enough to keep a few workers busy for one listener; about a minute of speech at 16 kHz. */
    public static final DeliveryLimits DEFAULT = new DeliveryLimits(8, 2 * 1024 * 1024);

    /**
     * @throws IllegalArgumentException when one is below 1
     */
    public DeliveryLimits {
        if (maxOpenRequests < 1 || maxHeldBytes < 1) {
            throw new IllegalArgumentException("a delivery must be allowed at least one request and one byte");
        }
    }
}

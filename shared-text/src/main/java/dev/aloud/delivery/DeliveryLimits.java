package dev.aloud.delivery;

/**
 * What one listener may hold of the engine's memory and workers. The block that is next to be sent is always asked for,
 * whatever else waits.
 *
 * @param maxOpenRequests blocks asked for and not yet sent, at most
 * @param maxHeldBytes finished audio that waits to be sent, together with what the blocks asked for are estimated to take:
 *     where this reaches the limit, no further block is asked for. A listener that does not read so costs about as much
 */
public record DeliveryLimits(int maxOpenRequests, int maxHeldBytes) {
    /** Half a minute of speech as PCM at 16 kHz: a few workers are kept busy, and a thousand slow listeners borne. */
    public static final DeliveryLimits DEFAULT = new DeliveryLimits(8, 1024 * 1024);

    /**
     * @throws IllegalArgumentException when one is below 1
     */
    public DeliveryLimits {
        if (maxOpenRequests < 1 || maxHeldBytes < 1) {
            throw new IllegalArgumentException("a delivery must be allowed at least one request and one byte");
        }
    }
}

package dev.aloud.server.queue.redis;

import dev.aloud.server.queue.BlockRequest;
import dev.aloud.server.queue.Priority;

/**
 * A block that a worker holds as long as it renews the lease.
 *
 * @param request what is to be spoken; its uses are booked in Redis, so it names none
 * @param priority how urgent it is
 * @param tries which try this is, from 1
 * @param token tells this holding of the block from any other
 */
public record LeasedBlock(BlockRequest request, Priority priority, int tries, String token) {
    /** The block's key. */
    public String key() {
        return request.key();
    }
}

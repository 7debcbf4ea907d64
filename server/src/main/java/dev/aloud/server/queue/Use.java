package dev.aloud.server.queue;

import java.util.UUID;

/**
 * A job's use of one of its blocks. It is booked once, however often the block is delivered: the two together are the booking's
 * unique key.
 *
 * @param job the job's id
 * @param block the block's index in the job
 */
public record Use(UUID job, int block) {}

package dev.aloud.server.queue.redis;

/**
 * A model in one revision. Each has a lane of its own in the queue, since a worker of another revision cannot speak its blocks.
 *
 * @param model the model's id
 * @param revision its revision
 */
public record ModelRevision(String model, String revision) {}

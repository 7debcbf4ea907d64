/**
 * Where blocks wait until an engine is free: the port {@link dev.aloud.server.queue.BlockQueue} and the queue in this
 * process; the one that many processes share is in {@code queue.redis}. Knows neither listeners nor the cache; uses {@code media}
 * and {@code redis}.
 */
package dev.aloud.server.queue;

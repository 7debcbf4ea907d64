/**
 * Where blocks wait until an engine is free: the port {@link dev.aloud.server.queue.BlockQueue} and the queue in this
 * process. Knows neither listeners nor the cache; uses {@code media}.
 */
package dev.aloud.server.queue;

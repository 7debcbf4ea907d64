/**
 * What gateways know together of jobs, positions and usage, in Redis: {@code aloud:1:job:{id}} (hash: a job, its text deflated),
 * {@code aloud:1:cancelled} (sorted set of the jobs cancelled of late, and a channel), {@code aloud:1:position:{sha256}} (hash) and the
 * stream {@code aloud:1:usage}, which workers fill and the group {@code books} empties. None of it is a lasting record: that is the
 * database's, in {@code store}. Uses {@code store} and {@code redis}; only what wires processes uses it.
 */
package dev.aloud.server.store.redis;

/**
 * The queue that gateways and workers share in one Redis. A gateway holds a {@link dev.aloud.server.queue.redis.RedisBlockQueue}, a
 * worker a {@link dev.aloud.server.queue.redis.RedisWorkSource}; what they do to Redis is in the Lua scripts beside this package, one
 * for each step, and {@code common.lua} lists the keys.
 *
 * <p>A block's <em>flight</em>, a hash by the block's key, is the truth about it: whether it waits, is being spoken, is done or has
 * failed, and which gateways want it. However many want it, there is one. The streams, one for each model and priority, say in which
 * order flights come; their consumer group knows which are being spoken, and for how long their worker has been silent. What is
 * published on channels only makes haste: each second gateways and workers look for themselves. So anything may be lost, repeated
 * or late, Redis with all its data included, and a block is still made, told once and booked once.
 *
 * <p>Everything is named {@code aloud:1:…}, where 1 is the version of these messages; another version never reads them. Entries of
 * streams carry it too ({@code v}), and one of another version goes to the dead letters with that as its reason.
 */
package dev.aloud.server.queue.redis;

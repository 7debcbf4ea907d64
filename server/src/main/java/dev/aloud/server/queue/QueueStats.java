package dev.aloud.server.queue;

/**
 * How full a queue is and what it has done, for metrics.
 *
 * @param waiting blocks that no engine has begun with
 * @param running blocks being spoken
 * @param done blocks spoken
 * @param failed blocks that could not be spoken
 * @param cancelled blocks taken out before an engine began, or while it spoke
 * @param refused blocks not taken because it was full
 */
public record QueueStats(long waiting, long running, long done, long failed, long cancelled, long refused) {}

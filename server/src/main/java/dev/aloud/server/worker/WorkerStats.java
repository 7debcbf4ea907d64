package dev.aloud.server.worker;

/**
 * What a worker does and has done, for metrics.
 *
 * @param running blocks being spoken now
 * @param done blocks spoken and accepted
 * @param failed blocks that could not be spoken
 * @param lost blocks that were another worker's by the time they were spoken
 * @param stopped blocks whose speaking was stopped because nobody wanted them any more
 */
public record WorkerStats(long running, long done, long failed, long lost, long stopped) {}

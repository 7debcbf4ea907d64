package dev.aloud.server.synthesis;

/**
 * What has been asked for, and what it took, for metrics.
 *
 * @param requests blocks asked for
 * @param cached requests answered from the cache
 * @param joined requests that joined a block already under way
 * @param spoken blocks spoken
 * @param failed blocks that could not be spoken
 * @param inFlight blocks under way now, those still being written to the cache included
 */
public record SynthesisStats(long requests, long cached, long joined, long spoken, long failed, long inFlight) {}

package dev.aloud.server.store;

/**
 * What became of events that were to be written.
 *
 * @param pending not yet written
 * @param written written
 * @param dropped lost: too many waited, the database refused them for good, or the process ended before it was there
 * @param failures attempts to write that failed and were made again
 */
public record RecordWriterStats(long pending, long written, long dropped, long failures) {}

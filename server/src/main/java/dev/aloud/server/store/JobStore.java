package dev.aloud.server.store;

import dev.aloud.server.Check;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps the records of jobs. Thread-safe. {@code JobStoreContract} is the test that every implementation passes. */
public interface JobStore extends AutoCloseable {
    /**
     * Keeps a new job. To make room it may let go of others, the least recently used first.
     *
     * @param estMs how long its audio will be, about
     * @throws IllegalStateException when a job with this id is kept already
     */
    void insert(JobRecord job, long estMs);

    /**
     * The job with this id. Counts as use of it.
     *
     * @throws RecordsAwayException when it cannot be told at this moment whether there is one
     */
    Optional<JobRecord> find(UUID id);

    /**
     * Changes a job's state, once and for all when it is {@link JobState#CANCELLED}: such a job keeps that state.
     *
     * @return the job as it now is; empty when it is not kept
     * @throws RecordsAwayException as {@link #find} does
     */
    Optional<JobRecord> update(UUID id, JobState state);

    /** Changes a job's state as {@link #update} does, but never waits: somebody listens meanwhile. */
    void progressed(UUID id, JobState state);

    /** How long the blocks of a job are that are known to have been made, by their indexes. */
    Map<Integer, Integer> durationsMs(UUID id);

    /** How many jobs are kept in memory. */
    int count();

    /** Whether jobs can be kept and found. */
    Check check();

    /** Lets go of what it holds open. Does not throw. */
    @Override
    void close();
}

package dev.aloud.server.store;

import dev.aloud.server.Check;
import java.util.Optional;
import java.util.UUID;

/** Keeps the records of jobs. Thread-safe. {@code JobStoreContract} is the test that every implementation passes. */
public interface JobStore extends AutoCloseable {
    /**
     * Keeps a new job. To make room it may forget others, the least recently used first.
     *
     * @throws IllegalStateException when a job with this id is kept already
     */
    void insert(JobRecord job);

    /** The job with this id. Counts as use of it. */
    Optional<JobRecord> find(UUID id);

    /**
     * Changes a job's state, once and for all when it is {@link JobState#CANCELLED}: such a job keeps that state.
     *
     * @return the job as it now is; empty when it is not kept
     */
    Optional<JobRecord> update(UUID id, JobState state);

    /** How many jobs are kept. */
    int count();

    /** Whether jobs can be kept and found. */
    Check check();

    /** Lets go of what it holds open. Does not throw. */
    @Override
    void close();
}

package dev.aloud.server.store;

import java.util.Optional;
import java.util.UUID;

/**
 * Jobs that several gateways know at once, for as long as they are in use. It is no lasting record: what it forgets comes from the
 * database. None of its methods throws because it cannot be reached; it then knows nothing. Thread-safe.
 */
public interface SharedJobs {
    /** The job with this id in its present state. Waits, for a limited time. */
    Optional<JobRecord> get(UUID id);

    /** Whether others can be asked now; if not, a job that is not known may be somebody's all the same. */
    boolean isReachable();

    /** Keeps a job that is new, or comes from the database. Waits, for a limited time. */
    void put(JobRecord job);

    /** A job has come to another state; one that is cancelled stays so. Returns at once. */
    void move(UUID id, JobState state);

    /** A job is in use, and to be kept for another while. Returns at once. */
    void touch(UUID id);
}

package dev.aloud.server.store;

import java.time.Duration;
import java.time.InstantSource;

class InMemoryJobStoreTest extends JobStoreContract {
    @Override
    JobStore open(int maxJobs, long maxBytes, Duration ttl, InstantSource clock) {
        return new InMemoryJobStore(maxJobs, maxBytes, ttl, clock);
    }
}

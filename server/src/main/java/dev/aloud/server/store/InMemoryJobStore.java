package dev.aloud.server.store;

import dev.aloud.server.Check;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Jobs in memory, bounded by number, by the memory of their texts, and by time since their last use. */
public final class InMemoryJobStore implements JobStore {
    private static final int RECORD_BYTES = 512;

    /** In the order of use, the least recently used first. Guarded by this. */
    private final LinkedHashMap<UUID, Entry> jobs = new LinkedHashMap<>(16, 0.75f, true);

    private final int maxJobs;
    private final long maxBytes;
    private final Duration ttl;
    private final InstantSource clock;
    private long bytes;

    private record Entry(JobRecord job, Instant used) {
        long bytes() {
            return RECORD_BYTES + 2L * job.text().length();
        }
    }

    /**
     * @param maxJobs jobs kept
     * @param maxBytes memory for their texts; the newest job is kept even when it alone is over
     * @param ttl how long after its last use a job is forgotten
     * @param clock tells the time
     */
    public InMemoryJobStore(int maxJobs, long maxBytes, Duration ttl, InstantSource clock) {
        this.maxJobs = maxJobs;
        this.maxBytes = maxBytes;
        this.ttl = ttl;
        this.clock = clock;
    }

    @Override
    public synchronized void insert(JobRecord job, long estMs) {
        if (jobs.containsKey(job.id())) {
            throw new IllegalStateException("job " + job.id() + " is kept already");
        }
        put(job);
        makeRoom();
    }

    /**
     * Keeps a job that comes from elsewhere.
     *
     * @return that job, or the same job as it is kept already
     */
    synchronized JobRecord adopt(JobRecord job) {
        return find(job.id()).orElseGet(() -> {
            put(job);
            makeRoom();
            return job;
        });
    }

    @Override
    public synchronized Optional<JobRecord> find(UUID id) {
        makeRoom();
        var entry = jobs.get(id);
        if (entry == null) {
            return Optional.empty();
        }
        jobs.put(id, new Entry(entry.job(), clock.instant()));
        return Optional.of(entry.job());
    }

    @Override
    public synchronized Optional<JobRecord> update(UUID id, JobState state) {
        return find(id).map(job -> {
            if (job.state() == JobState.CANCELLED) {
                return job;
            }
            var changed = job.with(state);
            put(changed);
            return changed;
        });
    }

    @Override
    public void progressed(UUID id, JobState state) {
        update(id, state);
    }

    /** Blocks are known to those who hold the job; nobody else has heard of them. */
    @Override
    public Map<Integer, Integer> durationsMs(UUID id) {
        return Map.of();
    }

    @Override
    public synchronized int count() {
        makeRoom();
        return jobs.size();
    }

    @Override
    public Check check() {
        return new Check("store", true, "in memory, " + count() + " jobs");
    }

    @Override
    public void close() {}

    private void put(JobRecord job) {
        var entry = new Entry(job, clock.instant());
        var previous = jobs.put(job.id(), entry);
        bytes += entry.bytes() - (previous == null ? 0 : previous.bytes());
    }

    private void makeRoom() {
        var oldest = jobs.entrySet().iterator();
        var expired = clock.instant().minus(ttl);
        while (oldest.hasNext()) {
            var entry = oldest.next().getValue();
            boolean over = jobs.size() > maxJobs || (bytes > maxBytes && jobs.size() > 1);
            if (!over && entry.used().isAfter(expired)) {
                return;
            }
            oldest.remove();
            bytes -= entry.bytes();
        }
    }
}

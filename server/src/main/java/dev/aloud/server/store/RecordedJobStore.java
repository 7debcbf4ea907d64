package dev.aloud.server.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.aloud.server.Check;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Jobs that outlive the process. What is in use is in memory; what is not there is looked for among the jobs that gateways share,
 * and then in the database, which is written behind. Thread-safe.
 */
public final class RecordedJobStore implements JobStore {
    /** A job's use is written down this much less often than its time to live, so that far. */
    private static final int USES_WRITTEN_PER_TTL = 60;

    private static final Duration LONGEST_USE_UNWRITTEN = Duration.ofMinutes(1);
    private static final int USES_KNOWN = 100_000;

    private final InMemoryJobStore memory;
    private final Optional<SharedJobs> shared;
    private final Records records;
    private final RecordWriter writer;
    private final ForgottenJobs forgotten;
    private final Duration ttl;
    private final Duration useUnwritten;
    private final InstantSource clock;

    /** When the use of a job was last written. */
    private final Cache<UUID, Instant> usesWritten =
            Caffeine.newBuilder().maximumSize(USES_KNOWN).build();

    /**
     * @param memory keeps those in use
     * @param shared the jobs that gateways share, if there are other gateways
     * @param records where jobs are found that nobody else knows
     * @param writer writes to it
     * @param ttl how long after its last use a job is forgotten
     * @param clock tells the time
     */
    public RecordedJobStore(
            InMemoryJobStore memory,
            Optional<SharedJobs> shared,
            Records records,
            RecordWriter writer,
            Duration ttl,
            InstantSource clock) {
        this.memory = memory;
        this.shared = shared;
        this.records = records;
        this.writer = writer;
        forgotten = new ForgottenJobs(records);
        this.ttl = ttl;
        this.clock = clock;
        var sixtieth = ttl.dividedBy(USES_WRITTEN_PER_TTL);
        useUnwritten = sixtieth.compareTo(LONGEST_USE_UNWRITTEN) < 0 ? sixtieth : LONGEST_USE_UNWRITTEN;
    }

    @Override
    public void insert(JobRecord job, long estMs) {
        memory.insert(job, estMs);
        shared.ifPresent(others -> others.put(job));
        usesWritten.put(job.id(), clock.instant());
        writer.submit(new RecordEvent.JobMade(job, estMs));
    }

    @Override
    public Optional<JobRecord> find(UUID id) {
        var found = memory.find(id).or(() -> load(id));
        if (found.isPresent()) {
            used(id);
        }
        return found;
    }

    private Optional<JobRecord> load(UUID id) {
        var job = shared.flatMap(others -> others.get(id)).or(() -> fromDatabase(id));
        if (job.isEmpty() && shared.isPresent() && !shared.get().isReachable()) {
            throw new RecordsAwayException("Redis does not answer, and it may know of the job", null);
        }
        return job.map(memory::adopt);
    }

    private Optional<JobRecord> fromDatabase(UUID id) {
        if (records.isInUse()) {
            // Nothing was ever written by this process, and that will not change soon.
            return Optional.empty();
        }
        var usedAfter = clock.instant().minus(ttl).minus(useUnwritten);
        var job = records.read(database -> JobRows.find(database, id, usedAfter));
        job.ifPresent(found -> shared.ifPresent(others -> others.put(found)));
        return job;
    }

    private void used(UUID id) {
        var now = clock.instant();
        var last = usesWritten.getIfPresent(id);
        if (last == null || !last.plus(useUnwritten).isAfter(now)) {
            usesWritten.put(id, now);
            shared.ifPresent(others -> others.touch(id));
            writer.submit(new RecordEvent.JobUsed(id, now));
        }
    }

    @Override
    public Optional<JobRecord> update(UUID id, JobState state) {
        return find(id).flatMap(_ -> moved(id, state));
    }

    @Override
    public void progressed(UUID id, JobState state) {
        if (moved(id, state).isEmpty()) {
            // Memory has let it go while somebody still listens; those who look for it ask the others.
            tell(id, state);
        }
    }

    /** Changes a job in memory, and tells everybody else when that is news. */
    private Optional<JobRecord> moved(UUID id, JobState state) {
        var before = memory.find(id);
        var after = memory.update(id, state);
        if (after.isPresent()
                && (before.isEmpty() || before.get().state() != after.get().state())) {
            tell(id, after.get().state());
        }
        return after;
    }

    private void tell(UUID id, JobState state) {
        shared.ifPresent(others -> others.move(id, state));
        writer.submit(new RecordEvent.JobMoved(id, state, clock.instant()));
    }

    /** From the database; none when it is away, since a listener who comes again is not to wait for it. */
    @Override
    public Map<Integer, Integer> durationsMs(UUID id) {
        try {
            return records.read(database -> JobRows.durationsMs(database, id));
        } catch (RecordsAwayException e) {
            return Map.of();
        }
    }

    /** Forgets some jobs that nobody used for long, in the database. To be called now and then, by who has time. */
    public void forgetUnused() {
        var now = clock.instant();
        forgotten.forget(now.minus(ttl).minus(useUnwritten.multipliedBy(2)), now);
    }

    @Override
    public int count() {
        return memory.count();
    }

    @Override
    public Check check() {
        return memory.check();
    }

    /** Neither the writer nor the records: they are their opener's. */
    @Override
    public void close() {
        memory.close();
    }
}

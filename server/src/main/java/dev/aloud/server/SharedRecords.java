package dev.aloud.server;

import dev.aloud.server.job.Jobs;
import dev.aloud.server.redis.RedisConnection;
import dev.aloud.server.store.Positions;
import dev.aloud.server.store.RecordWriter;
import dev.aloud.server.store.SharedJobs;
import dev.aloud.server.store.UsageBooks;
import dev.aloud.server.store.UsageLog;
import dev.aloud.server.store.redis.CancelledJobs;
import dev.aloud.server.store.redis.RedisPositions;
import dev.aloud.server.store.redis.RedisSharedJobs;
import dev.aloud.server.store.redis.UsageDrainer;
import dev.aloud.server.store.redis.UsageNotes;
import dev.aloud.server.worker.WorkerNames;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** What the gateways of one Redis know together of jobs, positions and usage. */
final class SharedRecords implements AutoCloseable {
    private final RedisConnection redis;
    private final RedisSharedJobs jobs;
    private final RedisPositions positions;
    private Optional<CancelledJobs> cancelled = Optional.empty();
    private Optional<UsageDrainer> drainer = Optional.empty();
    private Optional<UsageNotes> notes = Optional.empty();

    /**
     * @param ttl how long after its last use a job is forgotten
     */
    SharedRecords(RedisConnection redis, Duration ttl) {
        this.redis = redis;
        jobs = new RedisSharedJobs(redis, ttl);
        positions = new RedisPositions(redis);
    }

    SharedJobs jobs() {
        return jobs;
    }

    Positions positions() {
        return positions;
    }

    /**
     * Begins to hear of jobs that other gateways cancel, and to book what workers have spoken.
     *
     * @param here the jobs of this gateway
     * @param books where usage is booked
     * @param pricePerSec thousandths of a credit that a second of a model's audio costs, if it is known
     */
    void start(Jobs here, Optional<UsageBooks> books, Function<String, OptionalInt> pricePerSec) {
        cancelled = Optional.of(new CancelledJobs(redis, here::cancelledElsewhere));
        drainer = books.map(open -> new UsageDrainer(redis, WorkerNames.next(), open::commit, pricePerSec));
    }

    /** Books through another log, and sees to it that what the database does not take now outlives this gateway. */
    UsageLog noting(UsageLog books, RecordWriter writer) {
        var noting = new UsageNotes(redis, books, writer);
        notes = Optional.of(noting);
        return noting;
    }

    /** Hears and books nothing more. */
    void stop() {
        notes.ifPresent(UsageNotes::close);
        cancelled.ifPresent(CancelledJobs::close);
        drainer.ifPresent(UsageDrainer::close);
    }

    /** Tells Redis the rest, within a limit. */
    @Override
    public void close() {
        jobs.close();
        positions.close();
    }
}

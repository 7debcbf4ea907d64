package dev.aloud.server;

import dev.aloud.adapter.Model;
import dev.aloud.server.config.ServerConfig;
import dev.aloud.server.metrics.MetricsRegistry;
import dev.aloud.server.store.CatalogueLog;
import dev.aloud.server.store.DatabaseAddress;
import dev.aloud.server.store.InMemoryJobStore;
import dev.aloud.server.store.InMemoryPositions;
import dev.aloud.server.store.JobStore;
import dev.aloud.server.store.Positions;
import dev.aloud.server.store.RecordWriter;
import dev.aloud.server.store.RecordedJobStore;
import dev.aloud.server.store.RecordedPositions;
import dev.aloud.server.store.RecordedUsage;
import dev.aloud.server.store.Records;
import dev.aloud.server.store.SharedJobs;
import dev.aloud.server.store.UsageBooks;
import dev.aloud.server.store.UsageLog;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** What a server keeps: jobs, usage, positions and its catalogue; in memory alone, or in a database behind it. */
public final class Recording implements AutoCloseable {
    private static final Logger LOG = System.getLogger("aloud.records");
    private static final int FLUSH_SECONDS = 3;
    private static final int FORGET_MINUTES = 30;

    private final JobStore jobs;
    private final Positions positions;
    private final Optional<Lasting> lasting;
    private List<Model> written = List.of();

    /** Where a server keeps it. */
    public enum Place {
        /** Nothing outlives the process. */
        MEMORY,
        /** In memory, and behind it in the database that the configuration names. */
        DATABASE
    }

    /** What there is only with a database. */
    private record Lasting(
            Records records,
            RecordWriter writer,
            RecordedJobStore jobs,
            RecordedPositions positions,
            ScheduledExecutorService clockwork) {}

    private Recording(JobStore jobs, Positions positions, Optional<Lasting> lasting) {
        this.jobs = jobs;
        this.positions = positions;
        this.lasting = lasting;
    }

    /** Nothing outlives the process. */
    static Recording inMemory(ServerConfig config) {
        return new Recording(
                jobsInMemory(config), new InMemoryPositions(InMemoryPositions.DEFAULT_MAX), Optional.empty());
    }

    /**
     * The database that the configuration names. Nothing waits for it, here or later; {@link #start} opens it.
     *
     * @param shared jobs that gateways share, if there are other gateways
     * @param present keeps the positions in use
     */
    static Recording inDatabase(ServerConfig config, Optional<SharedJobs> shared, Positions present) {
        var clock = InstantSource.system();
        var records = Records.at(DatabaseAddress.of(config));
        var writer = new RecordWriter(records);
        var jobs = new RecordedJobStore(
                jobsInMemory(config), shared, records, writer, config.jobs().ttl(), clock);
        var positions = new RecordedPositions(present, records, writer, clock);
        // Forgetting may take a while, and positions are not to wait for it.
        var clockwork = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().daemon().name("aloud-records-clock").factory());
        var lasting = new Lasting(records, writer, jobs, positions, clockwork);
        return new Recording(jobs, positions, Optional.of(lasting));
    }

    private static InMemoryJobStore jobsInMemory(ServerConfig config) {
        var limits = config.jobs();
        return new InMemoryJobStore(limits.max(), limits.maxBytes(), limits.ttl(), steady());
    }

    /** Only goes forward, as time passes: a wall clock that is set ahead would let all jobs go at once. */
    private static InstantSource steady() {
        var start = Instant.now();
        long nanos = System.nanoTime();
        return () -> start.plusNanos(System.nanoTime() - nanos);
    }

    /**
     * Opens the database in the background, and writes the catalogue.
     *
     * @param models what there is to speak with; asked every few seconds, since workers come and go
     */
    void start(Supplier<List<Model>> models) {
        lasting.ifPresent(all -> {
            all.writer().start();
            var flush = Duration.ofSeconds(FLUSH_SECONDS);
            repeat(all.clockwork(), flush, flush, all.positions()::flush);
            repeat(
                    all.clockwork(),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(FORGET_MINUTES),
                    all.jobs()::forgetUnused);
            repeat(all.clockwork(), Duration.ZERO, flush, () -> write(all.writer(), models.get()));
        });
    }

    private static void repeat(ScheduledExecutorService clockwork, Duration first, Duration pause, Runnable what) {
        Runnable always = () -> {
            try {
                what.run();
            } catch (RuntimeException e) {
                // What fails once is to be done next time all the same.
                LOG.log(Level.ERROR, "what is recorded now and then was not", e);
            }
        };
        var _ = clockwork.scheduleWithFixedDelay(always, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Writes the catalogue, if it has changed. Only for the clockwork. */
    private void write(RecordWriter writer, List<Model> models) {
        if (!models.equals(written)) {
            CatalogueLog.write(writer, models, InstantSource.system());
            written = models;
        }
    }

    JobStore jobs() {
        return jobs;
    }

    /** Books what is spoken, at these prices: thousandths of a credit for a second of a model's audio. */
    UsageLog usage(ToIntFunction<String> pricePerSec) {
        return lasting.<UsageLog>map(all -> new RecordedUsage(all.writer(), pricePerSec, InstantSource.system()))
                .orElse(UsageLog.NONE);
    }

    /** What writes usage and all else; empty without a database. */
    Optional<RecordWriter> writer() {
        return lasting.map(Lasting::writer);
    }

    /** For usage that was noted elsewhere; empty without a database. */
    public Optional<UsageBooks> books() {
        return lasting.map(Lasting::records).map(UsageBooks::new);
    }

    Positions positions() {
        return positions;
    }

    /** What readiness names. */
    List<Supplier<Check>> checks() {
        return lasting.<List<Supplier<Check>>>map(all -> List.of(jobs::check, all.writer()::check))
                .orElseGet(() -> List.of(jobs::check));
    }

    void measure(MetricsRegistry metrics) {
        metrics.gauge("aloud_jobs", "Jobs kept in memory.", jobs::count);
        lasting.map(Lasting::records)
                .ifPresent(records -> metrics.gauge(
                        "aloud_records_away",
                        "1 while the database cannot be used, else 0.",
                        () -> records.isOpen() ? 0 : 1));
        lasting.map(Lasting::writer).ifPresent(writer -> {
            metrics.gauge(
                    "aloud_records_pending",
                    "Records that wait to be written to the database.",
                    () -> writer.stats().pending());
            metrics.counter(
                    "aloud_records_written_total",
                    "Records written to the database.",
                    "",
                    () -> writer.stats().written());
            metrics.counter(
                    "aloud_records_dropped_total",
                    "Records lost, since too many waited or the database refused them.",
                    "",
                    () -> writer.stats().dropped());
            metrics.counter(
                    "aloud_records_failures_total",
                    "Writes to the database that failed and were tried again.",
                    "",
                    () -> writer.stats().failures());
        });
    }

    /** Writes what waits, within a limit. */
    @Override
    public void close() {
        lasting.ifPresent(all -> all.clockwork().shutdownNow());
        positions.close();
        jobs.close();
        lasting.ifPresent(all -> {
            all.writer().close();
            all.records().close();
        });
    }
}

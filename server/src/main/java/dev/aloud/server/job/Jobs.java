package dev.aloud.server.job;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.aloud.delivery.JobHeader;
import dev.aloud.protocol.AudioCodec;
import dev.aloud.server.config.ServerConfig;
import dev.aloud.server.store.JobRecord;
import dev.aloud.server.store.JobState;
import dev.aloud.server.store.JobStore;
import dev.aloud.server.store.UsageLog;
import dev.aloud.text.Utf8;
import dev.aloud.text.Voicing;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Makes, finds and cancels jobs. Records are in the store; the blocks of those in use are kept beside it, bounded, and made
 * again from the record's text where they were let go. Thread-safe.
 */
public final class Jobs {
    /** Texts split at the same time; each may take a processor for a moment. */
    private static final int MAX_SPLITTING = 4;

    private static final int SPLITTING_WAIT_SECONDS = 5;

    private final JobStore store;
    private final UsageLog usage;
    private final ServerConfig.Jobs limits;
    private final ToIntFunction<String> sampleRateHz;
    private final InstantSource clock;
    private final JobIds ids;
    private final Cache<UUID, Job> inUse;

    /** Every job that somebody still holds, as a listener does, so that its progress is not lost when room is made. */
    private final Cache<UUID, Job> held = Caffeine.newBuilder().weakValues().build();

    private final Semaphore splitting = new Semaphore(MAX_SPLITTING);
    private final CopyOnWriteArrayList<Consumer<UUID>> onCancel = new CopyOnWriteArrayList<>();

    /**
     * @param store keeps the records
     * @param usage is told of blocks that are ready
     * @param limits bounds texts and memory
     * @param sampleRateHz the sample rate of a model, by its id
     * @param clock tells the time
     */
    public Jobs(
            JobStore store,
            UsageLog usage,
            ServerConfig.Jobs limits,
            ToIntFunction<String> sampleRateHz,
            InstantSource clock) {
        this.store = store;
        this.usage = usage;
        this.limits = limits;
        this.sampleRateHz = sampleRateHz;
        this.clock = clock;
        ids = new JobIds(clock);
        inUse = Caffeine.newBuilder()
                .maximumWeight(limits.maxBytes())
                // As in the store, a job that alone is over is kept all the same.
                .weigher((UUID id, Job job) ->
                        (int) Math.min(Math.min(Integer.MAX_VALUE, limits.maxBytes()), job.bytes()))
                .expireAfterAccess(limits.ttl())
                .build();
    }

    /**
     * Makes a job; nothing is spoken before a listener wants it.
     *
     * @param text what to speak
     * @param voicing who speaks, checked by the catalogue
     * @param codec how audio frames are encoded
     * @throws JobException when it cannot be made
     * @throws InterruptedException when interrupted while waiting for a processor
     */
    public Job create(String text, Voicing voicing, AudioCodec codec) throws JobException, InterruptedException {
        requireLength(text);
        var record = new JobRecord(
                ids.next(),
                text,
                voicing,
                codec.wireName(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                JobState.QUEUED);
        if (!splitting.tryAcquire(SPLITTING_WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw new JobException(JobException.Code.BUSY, "Too many texts are being split at this moment; try again.");
        }
        Job job;
        try {
            job = split(record);
        } finally {
            splitting.release();
        }
        if (job.count() == 0) {
            throw new JobException(JobException.Code.EMPTY_TEXT, "The text holds nothing to speak.");
        }
        if (job.count() > Job.MAX_BLOCKS) {
            throw new JobException(
                    JobException.Code.TEXT_TOO_LONG, "The text may have at most " + Job.MAX_BLOCKS + " blocks.");
        }
        store.insert(record, job.estMs());
        held.put(record.id(), job);
        inUse.put(record.id(), job);
        return job;
    }

    private void requireLength(String text) throws JobException {
        int limit = limits.maxTextBytes();
        if (text.length() > limit || Utf8.encodedLength(text) > limit) {
            throw new JobException(
                    JobException.Code.TEXT_TOO_LONG, "The text may have at most " + limit + " bytes in UTF-8.");
        }
    }

    /** The job with this id, if it is kept. */
    public Optional<Job> find(UUID id) {
        return store.find(id).map(record -> {
            var job = inUse.getIfPresent(id);
            if (job == null) {
                job = restore(record);
                inUse.put(id, job);
            }
            return job;
        });
    }

    /** The job as somebody still holds it, or split again; whoever comes first, all get the same. */
    private Job restore(JobRecord record) {
        var job = held.getIfPresent(record.id());
        if (job != null) {
            return job;
        }
        Job again;
        splitting.acquireUninterruptibly();
        try {
            again = held.get(record.id(), _ -> split(record));
        } finally {
            splitting.release();
        }
        // Not before: a database that is slow must keep nobody from having his text split.
        store.durationsMs(record.id()).forEach(again::restore);
        return again;
    }

    private Job split(JobRecord record) {
        var codec = AudioCodec.named(record.codec()).orElse(AudioCodec.PCM);
        int rate = sampleRateHz.applyAsInt(record.voicing().model());
        return Job.split(record, new JobHeader(record.id().toString(), record.voicing(), codec, rate));
    }

    /** The job's state, derived from its blocks unless it was cancelled; empty when it is not kept. */
    public Optional<JobState> state(UUID id) {
        return store.find(id).map(JobRecord::state);
    }

    /** A block's audio is there. The first time that is so it is booked. */
    public void ready(Job job, int index, int durationMs, boolean cached) {
        if (job.ready(index, durationMs)) {
            var id = job.description().id();
            var model = job.description().voicing().model();
            usage.used(model, new UsageLog.Spoken(id, index, job.key(index), durationMs, cached));
        }
        progressed(job);
    }

    /** Some of the job's blocks have been asked for, or become ready, or failed. */
    public void progressed(Job job) {
        // Under the job's lock, so that of two who bring news the one with the older does not have the last word.
        synchronized (job) {
            var progress = job.progress();
            boolean over = progress.blocksDone() + progress.blocksFailed() == progress.blocksTotal();
            store.progressed(
                    job.description().id(),
                    !over ? JobState.RUNNING : progress.blocksFailed() == 0 ? JobState.DONE : JobState.FAILED);
        }
    }

    /**
     * Ends a job; its listeners are told. Ending it again does nothing.
     *
     * @return whether the job is kept
     */
    public boolean cancel(UUID id) {
        boolean known = store.update(id, JobState.CANCELLED).isPresent();
        if (known) {
            onCancel.forEach(listener -> listener.accept(id));
            var job = held.getIfPresent(id);
            if (job != null) {
                job.cancelled();
            }
        }
        return known;
    }

    /** Another gateway has ended a job: whoever uses it here is told. */
    public void cancelledElsewhere(UUID id) {
        boolean used = held.getIfPresent(id) != null || inUse.getIfPresent(id) != null;
        if (used && !state(id).equals(Optional.of(JobState.CANCELLED))) {
            cancel(id);
        } else if (used) {
            // Looked up anew it is known as cancelled; who listens is to hear of it all the same.
            onCancel.forEach(listener -> listener.accept(id));
        }
    }

    /** Has somebody told of every job that ends by {@link #cancel}. */
    public void onCancel(Consumer<UUID> listener) {
        onCancel.add(listener);
    }
}

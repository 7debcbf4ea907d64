package dev.aloud.server.socket;

import dev.aloud.delivery.BlockSound;
import dev.aloud.protocol.AudioCodec;
import dev.aloud.server.job.Job;
import dev.aloud.server.job.Jobs;
import dev.aloud.server.media.AudioFormat;
import dev.aloud.server.media.BlockAudio;
import dev.aloud.server.media.EncodedAudioCache;
import dev.aloud.server.queue.Priority;
import dev.aloud.server.synthesis.BlockEvent;
import dev.aloud.server.synthesis.Subscription;
import dev.aloud.server.synthesis.Synthesis;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Asks the synthesis for blocks, has them encoded in the job's codec, and keeps the job's progress. Thread-safe; all sessions
 * share it.
 */
final class BlockSource {
    private final Synthesis synthesis;
    private final EncodedAudioCache encoded;
    private final Jobs jobs;
    private final SoundBudget budget;

    /** Blocks under way whose listeners have gone, by their jobs. */
    private final Map<UUID, Set<Asked>> left = new ConcurrentHashMap<>();

    BlockSource(Synthesis synthesis, EncodedAudioCache encoded, Jobs jobs, SoundBudget budget) {
        this.budget = budget;
        this.synthesis = synthesis;
        this.encoded = encoded;
        this.jobs = jobs;
    }

    /** A block that one session has asked for once. */
    final class Asked {
        private final UUID job;
        private final int index;

        /** Its sound between the synthesis and the session that takes it. */
        private final SoundBudget.Share held;

        private Subscription subscription;
        private boolean begun;
        private volatile boolean settled;

        private Asked(UUID job, int index, SoundBudget.Share held) {
            this.job = job;
            this.index = index;
            this.held = held;
        }

        int index() {
            return index;
        }

        /** Only for the session, after {@link #ask} has returned; as are the others below. */
        Subscription subscription() {
            return subscription;
        }

        void begin() {
            begun = true;
        }

        /** The session has it now, or does not want it any more. */
        void release() {
            held.close();
        }

        /** The listener does not want it any more. */
        void withdraw() {
            release();
            subscription.withdraw();
        }

        /** Nobody waits for it any more. One under way is still heard of, for the job's progress. */
        void letGo() {
            release();
            if (!begun) {
                subscription.withdraw();
                return;
            }
            left.compute(job, (id, others) -> {
                var all = others == null ? ConcurrentHashMap.<Asked>newKeySet() : others;
                all.add(this);
                return all;
            });
            if (settled) {
                forget(this);
            }
        }

        /** Its job is cancelled: one under way is stopped. */
        void cancel() {
            release();
            subscription.cancel();
        }
    }

    /**
     * Asks for a block.
     *
     * @param news hears what becomes of it, from any thread, also before this method has returned
     */
    Asked ask(Job job, int index, Priority priority, Consumer<BlockNews> news) {
        var asked = new Asked(job.description().id(), index, budget.share());
        asked.subscription = synthesis.request(job.request(index), priority, event -> {
            switch (event) {
                case BlockEvent.Running() -> {
                    job.running(index);
                    jobs.progressed(job);
                    news.accept(new BlockNews.Running(asked));
                }
                case BlockEvent.Ready(var audio, var cached) -> {
                    settle(asked);
                    jobs.ready(job, index, audio.durationMs(), cached);
                    deliver(job, asked, audio, cached, news);
                }
                case BlockEvent.Failed(var code, var message, var retryable) -> {
                    settle(asked);
                    job.failed(index, code, message, retryable);
                    jobs.progressed(job);
                    news.accept(new BlockNews.Failed(asked, code, message, retryable));
                }
            }
        });
        return asked;
    }

    private void settle(Asked asked) {
        asked.settled = true;
        forget(asked);
    }

    private void forget(Asked asked) {
        left.computeIfPresent(asked.job, (id, others) -> {
            others.remove(asked);
            return others.isEmpty() ? null : others;
        });
    }

    /** A job is cancelled: what is still under way for listeners of it who have gone is stopped. */
    void cancelJob(UUID job) {
        var others = left.remove(job);
        if (others != null) {
            others.forEach(Asked::cancel);
        }
    }

    private void deliver(Job job, Asked asked, BlockAudio audio, boolean cached, Consumer<BlockNews> news) {
        var codec = job.header().codec();
        asked.held.set(audio.pcm().length);
        if (codec == AudioCodec.PCM) {
            news.accept(ready(asked, audio.pcm(), audio, cached));
            return;
        }
        if (asked.held.closed()) {
            return;
        }
        var _ = encoded.encoded(job.key(asked.index()), audio, format(codec)).whenComplete((file, failure) -> {
            if (failure == null) {
                asked.held.set(file.length);
                news.accept(ready(asked, file, audio, cached));
            } else if (failure instanceof RejectedExecutionException) {
                asked.release();
                news.accept(new BlockNews.Failed(asked, "overloaded", "Too many blocks wait to be encoded.", true));
            } else {
                asked.release();
                news.accept(new BlockNews.Failed(asked, "encoding_failed", "The audio cannot be encoded.", true));
            }
        });
    }

    private static BlockNews.Ready ready(Asked asked, byte[] bytes, BlockAudio audio, boolean cached) {
        return new BlockNews.Ready(asked, new BlockSound(bytes, audio.samples(), audio.words(), cached));
    }

    private static AudioFormat format(AudioCodec codec) {
        return switch (codec) {
            case PCM -> AudioFormat.WAV;
            case OGG_OPUS -> AudioFormat.OGG_OPUS;
            case MP3 -> AudioFormat.MP3;
            case FLAC -> AudioFormat.FLAC;
        };
    }
}

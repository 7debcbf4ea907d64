package dev.aloud.server.media;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/**
 * Blocks encoded as files, the last used kept in memory. Many may ask for the same at once: it is encoded once, on a few
 * threads of its own, because encoders run in native code and would hold up everybody's virtual threads. Thread-safe.
 */
public final class EncodedAudioCache implements AutoCloseable {
    /** Blocks that may wait to be encoded, each with its samples in memory. */
    private static final int MAX_WAITING = 1024;

    /** Blocks encoded at once. */
    static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private final ThreadPoolExecutor encoders;
    private final BiFunction<BlockAudio, AudioFormat, byte[]> encoder;
    private final AsyncCache<Rendition, byte[]> cache;

    private record Rendition(String key, AudioFormat format) {}

    /**
     * @param maxBytes what the files in memory may take; 0 keeps none
     */
    public EncodedAudioCache(long maxBytes) {
        this(maxBytes, MAX_WAITING, AudioEncoder::encode);
    }

    /** With an encoder of a test's, and room for so many who wait. */
    EncodedAudioCache(long maxBytes, int maxWaiting, BiFunction<BlockAudio, AudioFormat, byte[]> encoder) {
        this.encoder = encoder;
        encoders = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(maxWaiting),
                Thread.ofPlatform().daemon().name("aloud-encoder-", 0).factory());
        cache = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((Rendition rendition, byte[] bytes) -> bytes.length)
                .executor(Runnable::run)
                .buildAsync();
    }

    /**
     * A block as a file. Where too many wait already, it fails at once with {@link RejectedExecutionException}.
     *
     * @param key the block's key
     * @param audio its audio, from which the file is made where it is not at hand
     * @return the file, not to be altered; fails with {@link MediaException} when the encoder does
     */
    public CompletableFuture<byte[]> encoded(String key, BlockAudio audio, AudioFormat format) {
        try {
            return cache.get(
                    new Rendition(key, format),
                    (rendition, executor) ->
                            CompletableFuture.supplyAsync(() -> encoder.apply(audio, rendition.format()), encoders));
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void close() {
        encoders.shutdownNow();
    }
}

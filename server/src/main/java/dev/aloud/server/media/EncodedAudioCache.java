package dev.aloud.server.media;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Blocks encoded as files, the last used kept in memory. Many may ask for the same at once: it is encoded once, on a few
 * threads of its own, because encoders run in native code and would hold up everybody's virtual threads. Thread-safe.
 */
public final class EncodedAudioCache implements AutoCloseable {
    private final ExecutorService encoders = Executors.newFixedThreadPool(
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
            Thread.ofPlatform().daemon().name("aloud-encoder-", 0).factory());
    private final AsyncCache<Rendition, byte[]> cache;

    private record Rendition(String key, AudioFormat format) {}

    /**
     * @param maxBytes what the files in memory may take; 0 keeps none
     */
    public EncodedAudioCache(long maxBytes) {
        cache = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((Rendition rendition, byte[] bytes) -> bytes.length)
                .executor(encoders)
                .buildAsync();
    }

    /**
     * A block as a file.
     *
     * @param key the block's key
     * @param audio its audio, from which the file is made where it is not at hand
     * @return the file, not to be altered; fails with {@link MediaException} when the encoder does
     */
    public CompletableFuture<byte[]> encoded(String key, BlockAudio audio, AudioFormat format) {
        return cache.get(
                new Rendition(key, format),
                (rendition, executor) ->
                        CompletableFuture.supplyAsync(() -> AudioEncoder.encode(audio, rendition.format()), executor));
    }

    @Override
    public void close() {
        encoders.shutdownNow();
    }
}

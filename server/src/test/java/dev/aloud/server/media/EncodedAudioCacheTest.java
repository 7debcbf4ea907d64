package dev.aloud.server.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class EncodedAudioCacheTest {
    private static final BlockAudio AUDIO = new BlockAudio(16_000, new byte[4], List.of());

    @Test
    void who_finds_too_many_waiting_is_refused_at_once_and_may_come_again() {
        var go = new CountDownLatch(1);
        try (var cache = new EncodedAudioCache(1000, 1, (audio, format) -> slowly(go))) {
            var taken = new ArrayList<CompletableFuture<byte[]>>();
            for (int i = 0; i < EncodedAudioCache.THREADS + 1; i++) {
                taken.add(cache.encoded("key" + i, AUDIO, AudioFormat.FLAC));
            }
            var refused = cache.encoded("one more", AUDIO, AudioFormat.FLAC);
            assertThat(taken).noneMatch(CompletableFuture::isDone);
            assertThatThrownBy(refused::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(RejectedExecutionException.class);
            go.countDown();
            taken.forEach(CompletableFuture::join);
            assertThat(cache.encoded("one more", AUDIO, AudioFormat.FLAC).join())
                    .hasSize(3);
        }
    }

    private static byte[] slowly(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new byte[3];
    }
}

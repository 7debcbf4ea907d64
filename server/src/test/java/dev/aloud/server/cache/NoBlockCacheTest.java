package dev.aloud.server.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NoBlockCacheTest {
    @Test
    void it_keeps_nothing_and_says_so() {
        try (var cache = new NoBlockCache()) {
            cache.put(BlockCacheContract.key(1), BlockCacheContract.audio(1, 10));
            assertThat(cache.get(BlockCacheContract.key(1))).isEmpty();
            assertThat(cache.contains(BlockCacheContract.key(1))).isFalse();
            assertThat(cache.stats().maxBytes()).isZero();
            assertThat(cache.check().ok()).isTrue();
        }
    }
}

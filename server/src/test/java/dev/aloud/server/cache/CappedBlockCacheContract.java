package dev.aloud.server.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What a {@link BlockCache} does besides that keeps only so many bytes. */
abstract class CappedBlockCacheContract extends BlockCacheContract {
    @Test
    void the_least_recently_used_go_when_the_cap_is_reached() throws IOException {
        var cache = open(100_000);
        for (int i = 0; i < 8; i++) {
            cache.put(key(i), audio(i, 5_000));
        }
        cache.get(key(0));
        cache.contains(key(1));
        for (int i = 8; i < 11; i++) {
            cache.put(key(i), audio(i, 5_000));
        }
        assertThat(cache.contains(key(0))).as("used lately").isTrue();
        assertThat(cache.contains(key(1))).as("only looked for").isFalse();
        assertThat(cache.contains(key(10))).as("just written").isTrue();
        assertThat(cache.stats().bytes()).isLessThanOrEqualTo(100_000);
        assertThat(cache.stats().evictions()).isPositive();
        assertThat(cache.stats().entries()).isEqualTo(11 - cache.stats().evictions());
    }

    @Test
    void a_block_larger_than_the_cache_is_not_kept_and_drives_nothing_out() throws IOException {
        var cache = open(50_000);
        cache.put(key(1), audio(1, 1_000));
        cache.put(key(2), audio(2, 100_000));
        assertThat(cache.get(key(2))).isEmpty();
        assertThat(cache.contains(key(1))).isTrue();
    }

    @Test
    void it_says_how_much_it_may_keep_and_keeps_no_more() throws IOException {
        var cache = open(100_000);
        for (int i = 0; i < 30; i++) {
            cache.put(key(i), audio(i, 2_000));
            assertThat(cache.stats().bytes()).isLessThanOrEqualTo(100_000);
        }
        assertThat(cache.stats().maxBytes()).isEqualTo(100_000);
    }
}

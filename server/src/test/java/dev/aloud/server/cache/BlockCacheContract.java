package dev.aloud.server.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aloud.server.Await;
import dev.aloud.server.media.BlockAudio;
import dev.aloud.text.WordMark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link BlockCache} that keeps anything does. */
abstract class BlockCacheContract {
    private final List<BlockCache> opened = new ArrayList<>();

    /** An empty cache of at most so many bytes. */
    abstract BlockCache create(long maxBytes) throws IOException;

    BlockCache open(long maxBytes) throws IOException {
        var cache = create(maxBytes);
        opened.add(cache);
        return cache;
    }

    @AfterEach
    void close() {
        opened.forEach(BlockCache::close);
    }

    static String key(int number) {
        return String.format(Locale.ROOT, "%02x%062x", number & 0xff, number);
    }

    static BlockAudio audio(int seed, int samples) {
        var pcm = new byte[2 * samples];
        new Random(seed).nextBytes(pcm);
        var words = IntStream.range(0, samples / 100)
                .mapToObj(i -> new WordMark(6 * i, 6 * i + 5, 10 * i, 10 * i + 9))
                .toList();
        return new BlockAudio(16_000, pcm, words);
    }

    @Test
    void what_was_put_is_what_one_gets() throws IOException {
        var cache = open(10_000_000);
        for (int samples : new int[] {0, 1, 99, 100, 12_345}) {
            cache.put(key(samples), audio(samples, samples));
        }
        for (int samples : new int[] {0, 1, 99, 100, 12_345}) {
            assertThat(cache.get(key(samples))).contains(audio(samples, samples));
            assertThat(cache.contains(key(samples))).isTrue();
        }
    }

    @Test
    void what_was_not_put_is_not_there() throws IOException {
        var cache = open(10_000_000);
        assertThat(cache.get(key(1))).isEmpty();
        assertThat(cache.contains(key(1))).isFalse();
    }

    @Test
    void putting_again_replaces() throws IOException {
        var cache = open(10_000_000);
        cache.put(key(1), audio(1, 5_000));
        cache.put(key(1), audio(2, 400));
        assertThat(cache.get(key(1))).contains(audio(2, 400));
        assertThat(cache.stats().entries()).isEqualTo(1);
        assertThat(cache.stats().bytes()).isLessThan(2_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "../../../../etc/passwd", "ABCDEF", "g"})
    void what_is_no_key_is_refused(String start) throws IOException {
        var cache = open(10_000_000);
        var key = start.length() == 6 || start.length() == 1 ? start + "0".repeat(64 - start.length()) : start;
        assertThatThrownBy(() -> cache.get(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cache.contains(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cache.put(key, audio(1, 1))).isInstanceOf(IllegalArgumentException.class);
    }

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
    void hits_and_misses_are_counted() throws IOException {
        var cache = open(10_000_000);
        cache.put(key(1), audio(1, 100));
        cache.get(key(1));
        cache.get(key(1));
        cache.get(key(2));
        assertThat(cache.stats().hits()).isEqualTo(2);
        assertThat(cache.stats().misses()).isEqualTo(1);
        assertThat(cache.stats().maxBytes()).isEqualTo(10_000_000);
    }

    @Test
    void a_working_cache_says_so() throws IOException {
        var cache = open(10_000_000);
        assertThat(cache.check().ok()).as(cache.check().detail()).isTrue();
        assertThat(cache.check().name()).isEqualTo("cache");
    }

    @Test
    void many_threads_on_the_same_keys_see_whole_blocks_or_none() throws Exception {
        var cache = open(300_000);
        var ends = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int t = 0; t < 16; t++) {
                var random = new Random(t);
                ends.add(threads.submit(() -> {
                    for (int i = 0; i < 150; i++) {
                        int number = random.nextInt(30);
                        if (random.nextBoolean()) {
                            cache.put(key(number), audio(number, 8_000));
                        } else {
                            var got = cache.get(key(number));
                            assertThat(got).matches(a -> a.isEmpty() || a.get().equals(audio(number, 8_000)));
                        }
                    }
                    return null;
                }));
            }
        }
        for (var end : ends) {
            end.get();
        }
        assertThat(cache.stats().bytes()).isBetween(0L, 300_000L);
        assertThat(cache.stats().corrupt()).isZero();
        Await.until(
                "the count is right",
                () -> IntStream.range(0, 30).filter(i -> cache.contains(key(i))).count()
                        == cache.stats().entries());
    }
}

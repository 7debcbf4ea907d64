package dev.aloud.server.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aloud.server.Await;
import dev.aloud.server.media.BlockAudio;
import dev.aloud.server.media.BlockFile;
import dev.aloud.server.media.PcmRange;
import dev.aloud.text.WordMark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
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

/** What every {@link BlockCache} that keeps anything does; {@link CappedBlockCacheContract} for those with a cap. */
abstract class BlockCacheContract {
    private final List<BlockCache> opened = new ArrayList<>();

    /** An empty cache, of at most so many bytes if it has a cap. */
    abstract BlockCache create(long maxBytes) throws IOException;

    /** How often each of the threads of a storm reads or writes. */
    int stormRounds() {
        return 150;
    }

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
    void a_part_of_a_block_is_those_samples_and_says_how_many_there_are() throws IOException {
        var cache = open(10_000_000);
        var audio = audio(1, 1_000);
        cache.put(key(1), audio);
        for (var range : List.of(
                PcmRange.NONE,
                PcmRange.ALL,
                PcmRange.last(7),
                PcmRange.last(5_000),
                new PcmRange(0, 1),
                new PcmRange(700, 900),
                new PcmRange(1_990, 5_000),
                new PcmRange(2_000, 2_001),
                new PcmRange(9_000, Long.MAX_VALUE))) {
            var part = cache.part(key(1), range).orElseThrow();
            var wanted = range.of(2_000);
            assertThat(part.from()).as("%s", range).isEqualTo((int) wanted.from());
            assertThat(part.pcm()).as("%s", range).isEqualTo(Arrays.copyOfRange(audio.pcm(), (int) wanted.from(), (int)
                    wanted.to()));
            assertThat(part.pcmBytes()).isEqualTo(2_000);
            assertThat(part.sampleRateHz()).isEqualTo(16_000);
            assertThat(part.checksum()).isEqualTo(BlockFile.checksum(key(1), audio));
        }
        assertThat(cache.part(key(2), new PcmRange(0, 10))).isEmpty();
        assertThat(cache.part(key(2), PcmRange.NONE)).isEmpty();
    }

    @Test
    void bytes_read_and_written_are_counted() throws IOException {
        var cache = open(10_000_000);
        cache.put(key(1), audio(1, 5_000));
        assertThat(cache.stats().bytesWritten()).isEqualTo(BlockFile.size(audio(1, 5_000)));
        cache.put(key(2), audio(2, 50_000));
        cache.get(key(1));
        cache.get(key(2));
        assertThat(cache.stats().bytesRead())
                .isBetween(100_000L, BlockFile.size(audio(1, 5_000)) + BlockFile.size(audio(2, 50_000)));
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
    void hits_and_misses_are_counted() throws IOException {
        var cache = open(10_000_000);
        cache.put(key(1), audio(1, 100));
        cache.get(key(1));
        cache.get(key(1));
        cache.get(key(2));
        assertThat(cache.stats().hits()).isEqualTo(2);
        assertThat(cache.stats().misses()).isEqualTo(1);
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
                    for (int i = 0; i < stormRounds(); i++) {
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
        assertThat(cache.stats().bytes()).isNotNegative();
        assertThat(cache.stats().corrupt()).isZero();
        Await.until(
                "the count is right",
                () -> IntStream.range(0, 30).filter(i -> cache.contains(key(i))).count()
                        == cache.stats().entries());
    }
}

package dev.aloud.server.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.server.Await;
import dev.aloud.server.media.PcmRange;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a {@link S3BlockCache} does on every service that speaks S3. */
abstract class S3BlockCacheContract extends BlockCacheContract {
    private static final AtomicInteger PREFIXES = new AtomicInteger();

    /** A bucket that is there, under a prefix. */
    abstract S3Location location(String prefix);

    @Override
    int stormRounds() {
        return 30;
    }

    static String newPrefix() {
        return "test-" + PREFIXES.incrementAndGet() + "/";
    }

    @Override
    BlockCache create(long maxBytes) throws IOException {
        return S3BlockCache.open(location(newPrefix()), S3Limits.PATIENT, Duration.ZERO);
    }

    @Test
    void two_gateways_share_their_blocks() throws IOException {
        var place = location(newPrefix());
        try (var one = S3BlockCache.open(place, S3Limits.PATIENT, Duration.ZERO);
                var other = S3BlockCache.open(place, S3Limits.PATIENT, Duration.ZERO)) {
            one.put(key(1), audio(1, 1_000));
            assertThat(other.get(key(1))).contains(audio(1, 1_000));
            assertThat(other.contains(key(1))).as("known since it was read").isTrue();
            assertThat(other.part(key(1), new PcmRange(10, 20))).isPresent();
        }
    }

    @Test
    void what_is_in_the_bucket_is_counted_and_known_after_a_restart() throws IOException {
        var place = location(newPrefix());
        try (var cache = S3BlockCache.open(place, S3Limits.PATIENT, Duration.ZERO)) {
            for (int i = 0; i < 5; i++) {
                cache.put(key(i), audio(i, 100));
            }
        }
        try (var cache = S3BlockCache.open(place, S3Limits.PATIENT, Duration.ZERO)) {
            Await.until("they are counted", () -> cache.stats().entries() == 5);
            assertThat(cache.contains(key(4))).isTrue();
            assertThat(cache.stats().bytes()).isEqualTo(5L * (16 + 16 + 200 + 4));
        }
    }
}

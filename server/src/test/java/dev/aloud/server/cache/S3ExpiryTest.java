package dev.aloud.server.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.server.media.PcmRange;
import dev.aloud.server.testservers.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects' times are made old in the server's directory, as the service sets them by its own clock. */
final class S3ExpiryTest {
    private static final Duration MONTH = Duration.ofDays(30);

    @TempDir
    private Path directory;

    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.now());
    private S3Server server;
    private S3BlockCache cache;

    @BeforeEach
    void start() {
        server = S3Server.start(directory);
        cache = open();
    }

    @AfterEach
    void stop() {
        cache.close();
        server.close();
    }

    private S3BlockCache open() {
        var location = S3BlockCacheTest.location(server, "blocks/");
        return S3BlockCache.open(location, S3Limits.PATIENT, new Expiry(MONTH, clock::get));
    }

    private static String key(int number) {
        return BlockCacheContract.key(number);
    }

    private Path file(int number) {
        return server.file("blocks/" + key(number));
    }

    private void putAged(int number, Duration age) throws IOException {
        cache.put(key(number), BlockCacheContract.audio(number, 300));
        Files.setLastModifiedTime(file(number), FileTime.from(Instant.now().minus(age)));
    }

    @Test
    void blocks_not_heard_for_long_expire_and_those_that_were_heard_stay() throws IOException {
        for (int i = 0; i < 4; i++) {
            putAged(i, Duration.ofDays(29));
        }
        cache.get(key(1));
        cache.part(key(2), new PcmRange(0, 10));
        cache.contains(key(3));
        cache.expire();
        assertThat(cache.stats().expired()).as("nothing is old enough").isZero();
        clock.set(clock.get().plus(Duration.ofDays(3)));
        cache.expire();
        assertThat(List.of(0, 1, 2, 3)).filteredOn(i -> Files.exists(file(i))).containsExactly(1, 2);
        assertThat(cache.stats().expired()).isEqualTo(2);
        assertThat(cache.stats().entries()).isEqualTo(2);
        assertThat(cache.contains(key(0))).isFalse();
        assertThat(cache.get(key(1))).as("touched, and whole").contains(BlockCacheContract.audio(1, 300));
        assertThat(cache.part(key(2), new PcmRange(4, 6)))
                .as("touched, with its metadata")
                .isPresent();
    }

    @Test
    void what_another_gateway_has_heard_stays() throws IOException {
        putAged(1, Duration.ofDays(29));
        try (var other = open()) {
            other.get(key(1));
        }
        clock.set(clock.get().plus(Duration.ofDays(25)));
        cache.expire();
        assertThat(file(1)).exists();
        assertThat(cache.stats().expired()).isZero();
    }

    @Test
    void what_is_heard_from_memory_stays() throws IOException {
        putAged(1, Duration.ofDays(29));
        cache.get(key(1));
        Files.setLastModifiedTime(file(1), FileTime.from(Instant.now().minus(Duration.ofDays(29))));
        var hot = new HotBlockCache(cache, 1_000_000);
        hot.get(key(1));
        clock.set(clock.get().plus(Duration.ofDays(3)));
        long read = cache.stats().bytesRead();
        hot.get(key(1));
        assertThat(cache.stats().bytesRead()).as("it came from memory").isEqualTo(read);
        cache.expire();
        assertThat(file(1)).exists();
    }

    @Test
    void a_block_heard_often_is_touched_once() throws IOException {
        putAged(1, Duration.ofDays(10));
        cache.get(key(1));
        cache.expire();
        var touched = Files.getLastModifiedTime(file(1));
        assertThat(touched.toInstant()).isAfter(Instant.now().minus(Duration.ofDays(1)));
        for (int i = 0; i < 10; i++) {
            cache.get(key(1));
            cache.expire();
        }
        assertThat(Files.getLastModifiedTime(file(1))).isEqualTo(touched);
    }

    @Test
    void a_clock_that_stands_far_ahead_or_behind_costs_few_blocks() throws IOException {
        for (int i = 0; i < 60; i++) {
            cache.put(key(i), BlockCacheContract.audio(i, 10));
        }
        clock.set(Instant.EPOCH);
        cache.expire();
        assertThat(cache.stats().expired()).isZero();
        clock.set(Instant.now().plus(Duration.ofDays(3650)));
        cache.expire();
        assertThat(cache.stats().expired()).isEqualTo(10);
        clock.set(Instant.now());
        cache.expire();
        assertThat(cache.stats().expired()).isEqualTo(10);
    }

    @Test
    void what_is_no_block_is_left_alone() throws IOException {
        putAged(1, Duration.ofDays(60));
        var foreign = server.file("blocks/readme.txt");
        Files.writeString(foreign, "not ours");
        Files.setLastModifiedTime(foreign, FileTime.from(Instant.EPOCH));
        cache.expire();
        assertThat(file(1)).doesNotExist();
        assertThat(foreign).exists();
        assertThat(cache.stats().entries()).isZero();
    }
}

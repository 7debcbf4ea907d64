package dev.aloud.server.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aloud.server.Await;
import dev.aloud.server.media.BlockFile;
import dev.aloud.server.media.PcmRange;
import dev.aloud.server.testservers.FaultyLink;
import dev.aloud.server.testservers.S3Server;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong with buckets: each is told with what to do, costs a bounded time, and passes. */
final class S3FaultsTest {
    @TempDir
    private static Path directory;

    private static S3Server server;

    private String prefix;
    private S3BlockCache cache;

    @BeforeAll
    static void start() {
        server = S3Server.start(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        prefix = S3BlockCacheContract.newPrefix();
    }

    @AfterEach
    void mend() {
        server.link().set(FaultyLink.State.HEALTHY);
        if (cache != null) {
            cache.close();
        }
    }

    private S3Location location() {
        return location(server.endpoint(), S3Server.BUCKET, S3Server.ACCESS_KEY, S3Server.SECRET_KEY);
    }

    private S3Location location(URI endpoint, String bucket, String accessKey, String secret) {
        return new S3Location(Optional.of(endpoint), "us-east-1", bucket, prefix, Optional.of(accessKey), secret);
    }

    private static String key(int number) {
        return BlockCacheContract.key(number);
    }

    /** A cache for listeners, that has found the bucket well, with a block in it. */
    private S3BlockCache working() throws IOException {
        return working(S3Limits.LISTENERS);
    }

    private S3BlockCache working(S3Limits limits) throws IOException {
        try (var first = S3BlockCache.open(location(), S3Limits.PATIENT, Duration.ZERO)) {
            first.put(key(1), BlockCacheContract.audio(1, 1_000));
        }
        cache = S3BlockCache.open(location(), limits, Duration.ZERO);
        Await.until("it is found well", () -> cache.stats().entries() == 1);
        Await.until("it answers in time", () -> canRead(cache));
        return cache;
    }

    private static boolean canRead(BlockCache cache) {
        try {
            return cache.get(key(1)).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean canWrite(BlockCache cache) {
        try {
            cache.put(key(2), BlockCacheContract.audio(2, 100));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultyLink.State.class,
            names = {"SILENT", "FAILING", "REFUSING"})
    void while_it_is_away_gets_and_puts_fail_and_say_why_and_afterwards_all_is_well(FaultyLink.State fault)
            throws IOException {
        var cache = working();
        server.link().set(fault);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> cache.get(key(1)))
                    .isInstanceOf(CacheReadException.class)
                    .hasMessageContaining(server.endpoint().toString());
        }
        Await.until("no more is asked", () -> cache.check().detail().startsWith("every block is made anew"));
        assertThat(cache.check().ok())
                .as("listeners are served without it: " + cache.check().detail())
                .isTrue();
        long before = server.link().connections();
        for (int i = 0; i < 1_000; i++) {
            assertThatThrownBy(() -> cache.get(key(1))).isInstanceOf(CacheReadException.class);
            assertThatThrownBy(() -> cache.part(key(1), PcmRange.last(2))).isInstanceOf(CacheReadException.class);
        }
        assertThat(server.link().connections() - before)
                .as("only the background asks")
                .isLessThan(50);
        assertThat(cache.stats().errors()).isGreaterThanOrEqualTo(2_005);
        Await.until("puts fail", () -> !canWrite(cache));
        assertThat(cache.stats().writeFailures()).isPositive();
        assertThat(cache.contains(key(1))).as("what is known is known").isTrue();
        server.link().set(FaultyLink.State.HEALTHY);
        Await.until("gets work again", () -> canRead(cache));
        Await.until("puts work again", () -> canWrite(cache));
        Await.until("it says so", () -> cache.check().detail().contains("blocks, "));
    }

    @Test
    void one_that_is_slower_than_a_listener_waits_is_not_waited_for() throws IOException {
        var cache = working();
        server.link().slow(Duration.ofSeconds(2));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> cache.get(key(1)))
                    .isInstanceOf(CacheReadException.class)
                    .hasMessageContaining("did not answer within 500 ms");
        }
        assertThat(cache.check().detail()).contains("every block is made anew", "500 ms");
        server.link().set(FaultyLink.State.HEALTHY);
        Await.until("gets work again", () -> canRead(cache));
    }

    @Test
    void one_that_is_silent_from_the_start_is_soon_not_waited_for() {
        server.link().set(FaultyLink.State.SILENT);
        cache = S3BlockCache.open(location(), Duration.ZERO);
        Await.until("nobody waits any more", () -> {
            assertThatThrownBy(() -> cache.get(key(1))).isInstanceOf(CacheReadException.class);
            return cache.check().detail().startsWith("every block is made anew");
        });
        assertThat(cache.check().ok()).isTrue();
    }

    @Test
    void a_visit_reads_and_writes_and_counts_nothing() throws IOException {
        try (var first = S3BlockCache.open(location(), S3Limits.PATIENT, Duration.ZERO)) {
            first.put(key(1), BlockCacheContract.audio(1, 100));
        }
        cache = S3BlockCache.visit(location(), Duration.ofDays(30));
        cache.put(key(2), BlockCacheContract.audio(2, 100));
        assertThat(cache.get(key(1))).contains(BlockCacheContract.audio(1, 100));
        assertThat(cache.get(key(2))).contains(BlockCacheContract.audio(2, 100));
    }

    @Test
    void a_wrong_key_is_told_and_makes_the_server_not_ready() {
        cache = S3BlockCache.open(
                location(server.endpoint(), S3Server.BUCKET, S3Server.ACCESS_KEY, "not-the-secret"),
                S3Limits.LISTENERS,
                Duration.ZERO);
        assertRefused("s3.access_key and s3.secret_key");
    }

    @Test
    void a_missing_bucket_is_told_and_makes_the_server_not_ready() {
        cache = S3BlockCache.open(
                location(server.endpoint(), "no-such-bucket", S3Server.ACCESS_KEY, S3Server.SECRET_KEY),
                S3Limits.LISTENERS,
                Duration.ZERO);
        assertRefused("does not exist: create it, or set s3.bucket");
    }

    private void assertRefused(String advice) {
        Await.until("it is found out", () -> !cache.check().ok());
        assertThat(cache.check().detail()).contains(advice);
        assertThatThrownBy(() -> cache.get(key(1)))
                .isInstanceOf(CacheReadException.class)
                .hasMessageContaining(advice);
        assertThatThrownBy(() -> cache.put(key(1), BlockCacheContract.audio(1, 10)))
                .isInstanceOfSatisfying(
                        CacheWriteException.class,
                        e -> assertThat(e.reason()).isEqualTo(CacheWriteException.Reason.FAILED))
                .hasMessageContaining(advice);
    }

    @Test
    void settings_that_cannot_be_used_are_told() {
        cache = S3BlockCache.open(
                new S3Location(
                        Optional.of(server.endpoint()), "", S3Server.BUCKET, prefix, Optional.of("key"), "secret"),
                Duration.ZERO);
        Await.until("it is found out", () -> !cache.check().ok());
        assertThat(cache.check().detail()).contains("the settings s3.* cannot be used");
    }

    @Test
    void a_block_that_somebody_else_copied_here_is_served_in_parts_too() throws IOException {
        var cache = working(S3Limits.PATIENT);
        var bytes = BlockFile.write(key(5), BlockCacheContract.audio(5, 1_000));
        var content = new byte[bytes.remaining()];
        bytes.get(content);
        Files.write(server.file(prefix + key(5)), content);
        assertThat(cache.part(key(5), new PcmRange(100, 104)).orElseThrow().pcm())
                .isEqualTo(Arrays.copyOfRange(BlockCacheContract.audio(5, 1_000).pcm(), 100, 104));
        assertThat(cache.get(key(5))).contains(BlockCacheContract.audio(5, 1_000));
    }

    @Test
    void a_host_that_is_not_there_is_told_and_leaves_the_server_ready() {
        cache = S3BlockCache.open(
                location(URI.create("http://127.0.0.1:1"), "b", "key", "secret"), S3Limits.LISTENERS, Duration.ZERO);
        Await.until("it is found out", () -> cache.check().detail().contains("check s3.endpoint"));
        assertThat(cache.check().ok()).isTrue();
        assertThatThrownBy(() -> cache.put(key(1), BlockCacheContract.audio(1, 10)))
                .isInstanceOfSatisfying(
                        CacheWriteException.class,
                        e -> assertThat(e.reason()).isEqualTo(CacheWriteException.Reason.UNAVAILABLE));
    }

    @Test
    void a_damaged_object_is_removed_counted_and_reported_as_absent() throws IOException {
        var cache = working(S3Limits.PATIENT);
        var file = server.file(prefix + key(1));
        var whole = Files.readAllBytes(file);
        var altered = whole.clone();
        altered[altered.length / 2] ^= 1;
        for (var damaged : new byte[][] {altered, Arrays.copyOf(whole, whole.length / 2), {}}) {
            long before = cache.stats().corrupt();
            Files.write(file, damaged);
            assertThat(cache.get(key(1))).isEmpty();
            assertThat(cache.stats().corrupt()).isEqualTo(before + 1);
            assertThat(file).doesNotExist();
            assertThat(cache.contains(key(1))).isFalse();
            cache.put(key(1), BlockCacheContract.audio(1, 1_000));
            assertThat(cache.get(key(1))).contains(BlockCacheContract.audio(1, 1_000));
        }
    }

    @Test
    void a_part_of_an_object_that_is_cut_short_is_not_taken_for_a_block() throws IOException {
        var cache = working(S3Limits.PATIENT);
        var file = server.file(prefix + key(1));
        var whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 100));
        assertThat(cache.part(key(1), new PcmRange(0, 10))).isEmpty();
        assertThat(cache.stats().corrupt()).isEqualTo(1);
        assertThat(file).doesNotExist();
    }
}

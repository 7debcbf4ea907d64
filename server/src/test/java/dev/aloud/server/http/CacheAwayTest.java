package dev.aloud.server.http;

import static dev.aloud.server.TestGateway.paragraphs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.server.Await;
import dev.aloud.server.TestGateway;
import dev.aloud.server.cache.BlockCache;
import dev.aloud.server.cache.HotBlockCache;
import dev.aloud.server.cache.PatientBuckets;
import dev.aloud.server.cache.S3BlockCache;
import dev.aloud.server.cache.S3Location;
import dev.aloud.server.testservers.FaultyLink;
import dev.aloud.server.testservers.S3Server;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server whose cache is a bucket, well and ill. */
class CacheAwayTest {
    private static final String PREFIX = "blocks/";

    @TempDir
    private Path directory;

    private S3Server s3;
    private TestGateway server;

    @BeforeEach
    void start() {
        s3 = S3Server.start(directory);
    }

    @AfterEach
    void stop() {
        server.close();
        s3.close();
    }

    private void serve(BlockCache cache) {
        server = TestGateway.with(inFrontOf(cache));
        Await.until("it answers", () -> checks().contains(" 0 blocks"));
    }

    /** No room in memory, so that all is asked of the bucket. */
    private static BlockCache inFrontOf(BlockCache cache) {
        return new HotBlockCache(cache, 0);
    }

    private BlockCache impatient() {
        var location = new S3Location(
                Optional.of(s3.endpoint()),
                "us-east-1",
                S3Server.BUCKET,
                PREFIX,
                Optional.of(S3Server.ACCESS_KEY),
                S3Server.SECRET_KEY);
        return S3BlockCache.open(location, Duration.ZERO);
    }

    private String checks() {
        return new String(server.get("/health/ready").body(), StandardCharsets.UTF_8);
    }

    private int metric(String name) {
        String text = new String(server.get("/metrics").body(), StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToInt(line -> Integer.parseInt(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private String hear(int blocks) {
        return hearText(paragraphs(blocks), blocks);
    }

    /** Has the text spoken, and gives the key of its first block. */
    private String hearText(String text, int blocks) {
        String job = server.job(text);
        try (var listener = server.listen(job)) {
            listener.want(0, blocks);
            return listener.awaitBlocks(blocks).getFirst().key();
        }
    }

    @Test
    void a_range_of_a_wav_file_is_served_without_reading_the_whole_object() {
        serve(PatientBuckets.open(s3, PREFIX));
        String path = "/v1/audio/" + hearText("word ".repeat(60) + "end.", 1) + "?codec=wav";
        Await.until("stored", () -> metric("aloud_cache_entries") >= 1);
        byte[] whole = server.get(path).body();
        assertThat(whole.length).isGreaterThan(30_000);
        String tag = server.get(path).headers().firstValue("ETag").orElseThrow();
        for (String range : new String[] {"bytes=20000-20999", "bytes=-1000", "bytes=0-999"}) {
            long before = s3.link().answeredBytes();
            var part = server.get(path, "Range", range, "If-Range", tag);
            long served = s3.link().answeredBytes() - before;
            assertThat(part.statusCode()).isEqualTo(206);
            int from = range.equals("bytes=-1000") ? whole.length - 1000 : range.equals("bytes=0-999") ? 0 : 20_000;
            assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, from, from + 1000));
            assertThat(part.headers().firstValue("ETag")).hasValue(tag);
            assertThat(served).as("bytes that S3 served for %s", range).isBetween(900L, 7_000L);
        }
        long before = s3.link().answeredBytes();
        TtsTest.assertProblem(server.get(path, "Range", "bytes=9000000-"), 416, "range_not_satisfiable");
        assertThat(server.get(path, "Range", "bytes=5-9", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(s3.link().answeredBytes() - before).isLessThan(10_000);
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultyLink.State.class,
            names = {"SILENT", "FAILING", "REFUSING"})
    void with_the_bucket_away_listeners_hear_new_blocks_and_the_server_stays_in_service(FaultyLink.State fault) {
        serve(impatient());
        String key = hear(3);
        Await.until("stored", () -> {
            hear(3); // On a busy machine it may take more than once.
            return metric("aloud_cache_entries") == 3;
        });
        int before = server.engine.spoken();
        int lost = metric("aloud_cache_write_failures_total");
        s3.link().set(fault);
        hearText(paragraphs("Another", 10), 10);
        hear(3);
        assertThat(server.engine.spoken()).as("what is cached was made again").isEqualTo(before + 13);
        assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(checks()).contains("every block is made anew");
        assertThat(metric("aloud_cache_errors_total")).isPositive();
        Await.until("nothing waits to be stored", () -> metric("aloud_cache_write_failures_total") >= lost + 13);
        for (String rest : new String[] {"?codec=wav", "?codec=opus", "/words"}) {
            var answer = server.get("/v1/audio/" + key + rest);
            TtsTest.assertProblem(answer, 503, "cache_unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
        s3.link().set(FaultyLink.State.HEALTHY);
        Await.until(
                "it answers again",
                () -> server.get("/v1/audio/" + key + "/words").statusCode() == 200);
        Await.until("what is cached is heard from the bucket", () -> {
            int spoken = server.engine.spoken();
            hear(3);
            return server.engine.spoken() == spoken;
        });
    }

    @Test
    void another_server_on_the_same_bucket_makes_nothing_again() {
        serve(PatientBuckets.open(s3, PREFIX));
        hear(3);
        Await.until("stored", () -> metric("aloud_cache_entries") == 3);
        try (var other = TestGateway.with(inFrontOf(PatientBuckets.open(s3, PREFIX)))) {
            Await.until(
                    "it is warm",
                    () -> new String(other.get("/health/ready").body(), StandardCharsets.UTF_8).contains(" 3 blocks"));
            try (var listener = other.listen(other.job(paragraphs(3)))) {
                listener.want(0, 3);
                listener.awaitBlocks(3);
            }
            assertThat(other.engine.spoken()).isZero();
        }
    }
}

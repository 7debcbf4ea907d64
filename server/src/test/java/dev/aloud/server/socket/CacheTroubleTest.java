package dev.aloud.server.socket;

import static dev.aloud.server.TestGateway.paragraphs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.protocol.ReceivedBlock;
import dev.aloud.server.Await;
import dev.aloud.server.Check;
import dev.aloud.server.MemoryBlockCache;
import dev.aloud.server.TestGateway;
import dev.aloud.server.cache.BlockCache;
import dev.aloud.server.cache.CacheStats;
import dev.aloud.server.cache.DirectoryBlockCache;
import dev.aloud.server.cache.FullDisk;
import dev.aloud.server.media.BlockAudio;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache that fails costs a synthesis or a log line, never a listener's block. */
class CacheTroubleTest {
    @TempDir
    private Path directory;

    @Test
    void with_a_full_disk_under_the_cache_listeners_hear_everything() throws IOException {
        try (var server = TestGateway.with(FullDisk.cache(directory, 1000))) {
            String job = server.job(paragraphs(5));
            try (var listener = server.listen(job);
                    var second = server.listen(job)) {
                listener.want(0, 5);
                listener.awaitBlocks(5);
                Await.until("every write was tried", () -> metric(server, "aloud_cache_write_failures_total") == 5);
                second.want(0, 5);
                assertThat(second.awaitBlocks(5).stream().map(ReceivedBlock::audio))
                        .containsExactlyElementsOf(listener.blocks.stream()
                                .map(ReceivedBlock::audio)
                                .toList());
            }
            assertThat(server.engine.spoken()).as("nothing could be kept").isEqualTo(10);
            assertThat(blockFiles()).as("no half of a file is left").isEmpty();
        }
    }

    @Test
    void a_cache_file_that_was_altered_or_cut_short_is_found_and_the_block_is_made_again() throws IOException {
        try (var server = TestGateway.with(DirectoryBlockCache.open(directory, 1L << 30))) {
            String job = server.job(paragraphs(2));
            byte[] expected;
            try (var listener = server.listen(job)) {
                listener.want(0, 2);
                expected = listener.awaitBlocks(2).getFirst().audio();
            }
            Await.until("stored", () -> metric(server, "aloud_cache_entries") == 2);
            int damaged = 0;
            for (Path file : blockFiles()) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, damaged++ == 0 ? bytes : Arrays.copyOf(bytes, bytes.length / 2));
            }
            assertThat(damaged).isEqualTo(2);
            try (var listener = server.listen(job)) {
                listener.want(0, 2);
                assertThat(listener.awaitBlocks(2).getFirst().audio()).isEqualTo(expected);
            }
            assertThat(server.engine.spoken()).isEqualTo(4);
        }
    }

    private List<Path> blockFiles() throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() > 1000)
                    .toList();
        }
    }

    private static int metric(TestGateway server, String name) {
        String text = new String(server.get("/metrics").body(), StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToInt(line -> Integer.parseInt(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_listener_whose_writer_breaks_is_cut_off_at_once_and_served_when_he_comes_back() {
        var broken = new AtomicBoolean(true);
        var cache = new MemoryBlockCache() {
            @Override
            public Optional<BlockAudio> get(String key) {
                if (broken.getAndSet(false)) {
                    throw new StackOverflowError("a fault of ours");
                }
                return super.get(key);
            }
        };
        try (var server = TestGateway.with(cache)) {
            String job = server.job(paragraphs(1));
            try (var unlucky = server.listen(job)) {
                unlucky.want(0, 1);
                Await.until("it is cut off", () -> unlucky.closeCode() != 0);
            }
            try (var again = server.listen(job)) {
                again.want(0, 1);
                again.awaitBlocks(1);
            }
        }
    }

    /** What is stored at a snail's pace can be read under its key all the same. */
    @Test
    void a_block_can_be_read_from_the_moment_that_it_is_told_ready() {
        var slow = new SlowCache();
        try (var server = TestGateway.with(slow)) {
            try (var listener = server.listen(server.job(paragraphs(1)))) {
                listener.want(0, 1);
                String key = listener.awaitBlocks(1).getFirst().key();
                assertThat(server.get("/v1/audio/" + key).statusCode()).isEqualTo(200);
                assertThat(server.get("/v1/audio/" + key + "/words").statusCode())
                        .isEqualTo(200);
            } finally {
                slow.stored.countDown();
            }
        }
    }

    /** Stores nothing before it is let. */
    private static final class SlowCache implements BlockCache {
        private final CountDownLatch stored = new CountDownLatch(1);
        private final MemoryBlockCache behind = new MemoryBlockCache();

        @Override
        public Optional<BlockAudio> get(String key) {
            return behind.get(key);
        }

        @Override
        public boolean contains(String key) {
            return behind.contains(key);
        }

        @Override
        public void put(String key, BlockAudio audio) throws IOException {
            try {
                stored.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            behind.put(key, audio);
        }

        @Override
        public CacheStats stats() {
            return behind.stats();
        }

        @Override
        public Check check() {
            return behind.check();
        }

        @Override
        public void close() {
            behind.close();
        }
    }
}

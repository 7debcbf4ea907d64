package dev.aloud.server.socket;

import static dev.aloud.server.TestGateway.paragraphs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.server.Await;
import dev.aloud.server.Check;
import dev.aloud.server.MemoryBlockCache;
import dev.aloud.server.TestGateway;
import dev.aloud.server.cache.BlockCache;
import dev.aloud.server.cache.CacheStats;
import dev.aloud.server.cache.DirectoryBlockCache;
import dev.aloud.server.media.BlockAudio;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache that fails costs a synthesis or a log line, never a listener's block. */
class CacheTroubleTest {
    @TempDir
    private Path directory;

    @Test
    void with_a_full_disk_under_the_cache_listeners_hear_everything() {
        var full = new FullCache();
        try (var server = TestGateway.with(full);
                var listener = server.listen(server.job(paragraphs(5)))) {
            listener.want(0, 5);
            listener.awaitBlocks(5);
            Await.until("every write was tried", () -> full.tried.get() == 5);
            listener.want(0, 1);
            assertThat(server.get("/v1/models").statusCode()).isEqualTo(200);
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
            Await.until("stored", () -> entries(server) == 2);
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

    private static int entries(TestGateway server) {
        String text = new String(server.get("/metrics").body(), StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> line.startsWith("aloud_cache_entries "))
                .mapToInt(line -> Integer.parseInt(line.substring("aloud_cache_entries ".length())))
                .findFirst()
                .orElseThrow();
    }

    /** Takes nothing. */
    private static final class FullCache implements BlockCache {
        private final AtomicInteger tried = new AtomicInteger();
        private final MemoryBlockCache empty = new MemoryBlockCache();

        @Override
        public Optional<BlockAudio> get(String key) {
            return empty.get(key);
        }

        @Override
        public boolean contains(String key) {
            return false;
        }

        @Override
        public void put(String key, BlockAudio audio) throws IOException {
            tried.incrementAndGet();
            throw new IOException("No space left on device");
        }

        @Override
        public CacheStats stats() {
            return empty.stats();
        }

        @Override
        public Check check() {
            return new Check("cache", false, "the disk is full");
        }

        @Override
        public void close() {}
    }
}

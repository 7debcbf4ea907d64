package dev.aloud.server.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aloud.server.media.PcmRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HotBlockCacheTest extends CappedBlockCacheContract {
    @TempDir
    Path directory;

    @Override
    BlockCache create(long maxBytes) throws IOException {
        // Room for about one small block in memory: most of the contract is then answered from behind.
        return new HotBlockCache(DirectoryBlockCache.open(directory, maxBytes), 3_000);
    }

    @Test
    void a_block_in_memory_is_not_read_from_its_file() throws IOException {
        try (var cache = new HotBlockCache(DirectoryBlockCache.open(directory, 1_000_000), 1_000_000)) {
            cache.put(key(1), audio(1, 100));
            Files.delete(BlockDirectory.prepare(directory).path(key(1)));
            assertThat(cache.get(key(1))).contains(audio(1, 100));
            assertThat(cache.stats().hits()).isEqualTo(1);
        }
    }

    @Test
    void a_block_read_from_behind_is_kept_in_memory() throws IOException {
        try (var behind = DirectoryBlockCache.open(directory, 1_000_000)) {
            behind.put(key(1), audio(1, 100));
        }
        try (var cache = new HotBlockCache(DirectoryBlockCache.open(directory, 1_000_000), 1_000_000)) {
            cache.get(key(1));
            Files.delete(BlockDirectory.prepare(directory).path(key(1)));
            assertThat(cache.get(key(1))).contains(audio(1, 100));
        }
    }

    @Test
    void what_is_heard_from_memory_does_not_expire_behind() throws IOException {
        var clock = new AtomicReference<>(Instant.now());
        var expiry = new Expiry(Duration.ofDays(30), clock::get);
        var behind = DirectoryBlockCache.open(directory, 1_000_000, expiry, DirectoryBlockCache.ChannelOpener.NEW_FILE);
        try (var cache = new HotBlockCache(behind, 1_000_000)) {
            cache.put(key(1), audio(1, 100));
            cache.put(key(2), audio(2, 100));
            clock.set(clock.get().plus(Duration.ofDays(29)));
            cache.get(key(1));
            cache.part(key(2), new PcmRange(0, 10));
            assertThat(behind.stats().hits()).as("both came from memory").isZero();
            behind.expire();
            clock.set(clock.get().plus(Duration.ofDays(29)));
            behind.expire();
            assertThat(behind.contains(key(1))).isTrue();
            assertThat(behind.contains(key(2))).isTrue();
        }
    }

    @Test
    void memory_stays_under_its_cap() throws IOException {
        try (var cache = new HotBlockCache(new NoBlockCache(), 100_000)) {
            for (int i = 0; i < 100; i++) {
                cache.put(key(i), audio(i, 5_000));
            }
            int kept = 0;
            for (int i = 0; i < 100; i++) {
                kept += cache.get(key(i)).isPresent() ? 1 : 0;
            }
            assertThat(kept).isBetween(1, 9);
        }
    }

    @Test
    void a_block_that_cannot_be_stored_can_still_be_had_from_memory() throws IOException {
        try (var cache = new HotBlockCache(
                DirectoryBlockCache.open(directory, 1_000_000, Expiry.NEVER, FullDisk.after(0)), 1_000_000)) {
            assertThatThrownBy(() -> cache.put(key(1), audio(1, 100))).isInstanceOf(CacheWriteException.class);
            assertThat(cache.get(key(1))).contains(audio(1, 100));
        }
    }
}

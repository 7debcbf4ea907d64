package dev.aloud.server.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aloud.server.Await;
import dev.aloud.server.media.PcmRange;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryBlockCacheTest extends CappedBlockCacheContract {
    private static final long ROOM = 10_000_000;

    @TempDir
    Path directory;

    @Override
    BlockCache create(long maxBytes) throws IOException {
        return DirectoryBlockCache.open(directory, maxBytes);
    }

    private Path file(int number) {
        return directory.resolve(key(number).substring(0, 2)).resolve(key(number));
    }

    private List<String> temporaryFiles() throws IOException {
        try (var files = Files.list(directory.resolve("tmp"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void blocks_are_still_there_after_a_restart() throws IOException {
        try (var cache = create(ROOM)) {
            cache.put(key(1), audio(1, 1_000));
        }
        var cache = open(ROOM);
        assertThat(cache.contains(key(1))).isTrue();
        assertThat(cache.get(key(1))).contains(audio(1, 1_000));
        Await.until("it is counted", () -> cache.stats().entries() == 1);
        assertThat(cache.stats().bytes()).isEqualTo(Files.size(file(1)));
    }

    @Test
    void the_order_of_use_survives_a_restart() throws IOException {
        try (var cache = create(ROOM)) {
            for (int i = 0; i < 6; i++) {
                cache.put(key(i), audio(i, 5_000));
                Files.setLastModifiedTime(file(i), FileTime.from(Instant.now().minus(Duration.ofDays(10 - i))));
            }
            cache.get(key(0));
        }
        var cache = open(50_000);
        Await.until("the cap is kept", () -> cache.stats().evictions() == 2);
        assertThat(List.of(0, 1, 2, 3, 4, 5))
                .filteredOn(i -> cache.contains(key(i)))
                .containsExactly(0, 3, 4, 5);
        assertThat(file(1)).doesNotExist();
    }

    @Test
    void a_file_cut_short_anywhere_is_removed_and_reported_as_absent() throws IOException {
        var cache = open(ROOM);
        cache.put(key(1), audio(1, 500));
        var whole = Files.readAllBytes(file(1));
        int cuts = 0;
        for (int length = 0; length < whole.length; length += 37) {
            Files.write(file(1), Arrays.copyOf(whole, length));
            assertThat(cache.get(key(1))).as("cut to %d bytes", length).isEmpty();
            assertThat(file(1)).doesNotExist();
            assertThat(cache.contains(key(1))).isFalse();
            cuts++;
        }
        assertThat(cache.stats().corrupt()).isEqualTo(cuts);
        assertThat(cache.stats().bytes()).isZero();
        cache.put(key(1), audio(1, 500));
        assertThat(cache.get(key(1))).contains(audio(1, 500));
    }

    @Test
    void a_file_with_any_bit_changed_is_removed_and_reported_as_absent() throws IOException {
        var cache = open(ROOM);
        cache.put(key(1), audio(1, 300));
        var whole = Files.readAllBytes(file(1));
        var random = new Random(1);
        for (int i = 0; i < 200; i++) {
            var altered = whole.clone();
            altered[i < 24 ? i : random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file(1), altered);
            assertThat(cache.get(key(1))).isEmpty();
            assertThat(file(1)).doesNotExist();
        }
        assertThat(cache.stats().corrupt()).isEqualTo(200);
    }

    @Test
    void a_file_with_more_behind_it_is_not_taken_for_whole() throws IOException {
        var cache = open(ROOM);
        cache.put(key(1), audio(1, 300));
        Files.write(file(1), new byte[] {0}, StandardOpenOption.APPEND);
        assertThat(cache.get(key(1))).isEmpty();
    }

    @Test
    void a_block_under_anothers_key_is_found_out() throws IOException {
        var cache = open(ROOM);
        cache.put(key(1), audio(1, 300));
        Files.copy(file(1), file(2));
        assertThat(cache.get(key(2))).isEmpty();
        assertThat(cache.get(key(1))).isPresent();
    }

    @Test
    void a_full_disk_is_a_typed_failure_that_harms_nothing_else() throws IOException {
        try (var cache = create(ROOM)) {
            cache.put(key(1), audio(1, 1_000));
        }
        for (int room : new int[] {0, 1, 1_000}) {
            try (var cache = DirectoryBlockCache.open(directory, ROOM, Expiry.NEVER, FullDisk.after(room))) {
                assertThatThrownBy(() -> cache.put(key(2), audio(2, 1_000)))
                        .isInstanceOfSatisfying(
                                CacheWriteException.class,
                                e -> assertThat(e.reason()).isEqualTo(CacheWriteException.Reason.DISK_FULL));
                assertThat(temporaryFiles()).isEmpty();
                assertThat(cache.get(key(2))).isEmpty();
                assertThat(cache.get(key(1))).contains(audio(1, 1_000));
                assertThat(cache.stats().writeFailures()).isEqualTo(1);
            }
        }
    }

    @Test
    void a_full_disk_keeps_the_block_that_was_to_be_replaced() throws IOException {
        try (var cache = create(ROOM)) {
            cache.put(key(1), audio(1, 1_000));
        }
        try (var cache = DirectoryBlockCache.open(directory, ROOM, Expiry.NEVER, FullDisk.after(100))) {
            assertThatThrownBy(() -> cache.put(key(1), audio(1, 1_000))).isInstanceOf(CacheWriteException.class);
            assertThat(cache.get(key(1))).contains(audio(1, 1_000));
        }
    }

    @Test
    void the_systems_own_full_disk_is_recognised() throws IOException {
        var full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full));
        DirectoryBlockCache.ChannelOpener opener = path -> FileChannel.open(full, StandardOpenOption.WRITE);
        try (var cache = DirectoryBlockCache.open(directory, ROOM, Expiry.NEVER, opener)) {
            assertThatThrownBy(() -> cache.put(key(1), audio(1, 1_000)))
                    .isInstanceOfSatisfying(
                            CacheWriteException.class,
                            e -> assertThat(e.reason()).isEqualTo(CacheWriteException.Reason.DISK_FULL));
        }
    }

    @Test
    void a_directory_that_vanishes_is_a_failure_of_another_kind() throws IOException {
        var cache = open(ROOM);
        cache.put(key(1), audio(1, 10));
        Files.delete(file(1));
        Files.delete(file(1).getParent());
        assertThatThrownBy(() -> cache.put(key(1), audio(1, 10)))
                .isInstanceOfSatisfying(
                        CacheWriteException.class,
                        e -> assertThat(e.reason()).isEqualTo(CacheWriteException.Reason.FAILED));
        assertThat(temporaryFiles()).isEmpty();
    }

    @Test
    void what_a_crash_left_half_written_is_removed_at_the_next_start() throws IOException {
        create(ROOM).close();
        var old = directory.resolve("tmp").resolve(key(1) + ".x.1");
        var fresh = directory.resolve("tmp").resolve(key(2) + ".x.1");
        Files.write(old, new byte[100]);
        Files.write(fresh, new byte[100]);
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        open(ROOM);
        Await.until("it is removed", () -> !Files.exists(old));
        assertThat(fresh).exists();
    }

    private DirectoryBlockCache expiring(InstantSource clock) throws IOException {
        var expiry = new Expiry(Duration.ofDays(30), clock);
        return DirectoryBlockCache.open(directory, ROOM, expiry, DirectoryBlockCache.ChannelOpener.NEW_FILE);
    }

    @Test
    void blocks_not_heard_for_long_expire_and_those_that_were_heard_stay() throws IOException {
        var clock = new AtomicReference<>(Instant.now());
        try (var cache = expiring(clock::get)) {
            for (int i = 0; i < 5; i++) {
                cache.put(key(i), audio(i, 1_000));
            }
            clock.set(clock.get().plus(Duration.ofDays(20)));
            cache.get(key(1));
            cache.part(key(2), new PcmRange(0, 10));
            cache.used(key(3));
            cache.contains(key(4));
            cache.expire();
            assertThat(cache.stats().expired()).as("nothing is old enough").isZero();
            clock.set(clock.get().plus(Duration.ofDays(20)));
            cache.expire();
            assertThat(List.of(0, 1, 2, 3, 4))
                    .filteredOn(i -> cache.contains(key(i)))
                    .containsExactly(1, 2, 3);
            assertThat(cache.stats().expired()).isEqualTo(2);
            assertThat(cache.stats().entries()).isEqualTo(3);
            assertThat(file(0)).doesNotExist();
            clock.set(clock.get().plus(Duration.ofDays(20)));
            cache.expire();
            assertThat(cache.stats().entries()).isZero();
        }
    }

    @Test
    void a_clock_that_stands_far_ahead_for_a_while_costs_few_blocks() throws IOException {
        var clock = new AtomicReference<>(Instant.now());
        try (var cache = expiring(clock::get)) {
            for (int i = 0; i < 100; i++) {
                cache.put(key(i), audio(i, 10));
            }
            clock.set(clock.get().plus(Duration.ofDays(3650)));
            cache.expire();
            assertThat(cache.stats().expired()).isEqualTo(10);
            cache.get(key(99));
            cache.expire();
            assertThat(cache.contains(key(99))).isTrue();
            clock.set(clock.get().minus(Duration.ofDays(3650)));
            cache.expire();
            assertThat(cache.stats().expired()).as("the clock is right again").isEqualTo(20);
        }
    }

    @Test
    void a_clock_that_stands_behind_makes_no_block_look_forgotten() throws IOException {
        var clock = new AtomicReference<>(Instant.now());
        try (var cache = expiring(clock::get)) {
            cache.put(key(1), audio(1, 10));
            clock.set(Instant.EPOCH);
            cache.get(key(1));
            cache.expire();
            clock.set(Instant.now());
            cache.expire();
            assertThat(cache.contains(key(1))).isTrue();
        }
    }

    @Test
    void a_block_heard_by_another_process_does_not_expire() throws IOException {
        var clock = new AtomicReference<>(Instant.now());
        try (var one = expiring(clock::get)) {
            one.put(key(1), audio(1, 10));
            clock.set(clock.get().plus(Duration.ofDays(29)));
            try (var other = expiring(clock::get)) {
                other.get(key(1));
            }
            clock.set(clock.get().plus(Duration.ofDays(29)));
            one.expire();
            assertThat(one.contains(key(1))).isTrue();
        }
    }

    @Test
    void a_part_is_read_from_its_place_and_not_the_whole_file() throws IOException {
        var cache = open(ROOM);
        cache.put(key(1), audio(1, 100_000));
        cache.part(key(1), new PcmRange(5_000, 6_000));
        assertThat(cache.stats().bytesRead()).isEqualTo(1_000);
    }

    @Test
    void of_a_file_that_is_none_of_a_blocks_there_is_no_part() throws IOException {
        var cache = open(ROOM);
        cache.put(key(1), audio(1, 100));
        var whole = Files.readAllBytes(file(1));
        for (int length : new int[] {0, 3, 15, 16, 100, whole.length - 1}) {
            Files.write(file(1), Arrays.copyOf(whole, length));
            assertThat(cache.part(key(1), new PcmRange(0, 10))).isEmpty();
        }
    }

    @Test
    void two_caches_on_one_directory_see_each_others_blocks() throws IOException {
        var one = open(ROOM);
        var other = open(ROOM);
        one.put(key(1), audio(1, 100));
        assertThat(other.contains(key(1))).isTrue();
        assertThat(other.get(key(1))).contains(audio(1, 100));
    }

    @Test
    void a_place_that_is_a_file_cannot_be_opened() throws IOException {
        var file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> DirectoryBlockCache.open(file, ROOM)).isInstanceOf(IOException.class);
    }
}

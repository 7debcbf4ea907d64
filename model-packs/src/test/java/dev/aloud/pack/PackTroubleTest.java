package dev.aloud.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aloud.pack.PackException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Installations that meet broken connections, wrong packages, full disks and each other. */
@Timeout(60)
final class PackTroubleTest {
    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new Bench(folder.resolve("models"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Path unfinished(String name) {
        return bench.shelf.folder().resolve(".toy.partial/packages/" + name + "-1.0.0.tgz.part");
    }

    @Test
    void a_connection_that_breaks_is_taken_up_where_it_broke() throws Exception {
        bench.registry.cut(1_000, 0, 5_000);
        bench.install();
        bench.assertInstalled("model.onnx");
        assertThat(bench.registry.requests)
                .startsWith("toy-a 0-", "toy-a 1000-", "toy-a 1000-", "toy-a 6000-", "toy-b 0-");
    }

    @Test
    void a_connection_that_breaks_again_and_again_leaves_what_came_for_the_next_run() throws Exception {
        bench.registry.cut(70_000, 0, 0, 0, 0, 0);
        var failure = bench.failure();
        assertThat(failure.code()).isEqualTo(Code.UNREACHABLE);
        assertThat(failure)
                .hasMessageContaining("what came is kept")
                .hasMessageContaining("run the same command again");
        bench.assertNotInstalled();
        assertThat(bench.shelf.state("toy")).isEqualTo(PackState.PARTIAL);
        assertThat(bench.status().bytesOnDisk()).isEqualTo(70_000);

        bench.registry.requests.clear();
        bench.install();
        bench.assertInstalled("model.onnx", "voices/one.bin");
        assertThat(bench.registry.requests).containsExactly("toy-a 70000-", "toy-b 0-", "toy-voices 0-");
    }

    @Test
    void a_server_that_knows_no_ranges_is_asked_for_all_of_it_again() throws Exception {
        bench.registry.knowsRanges = false;
        bench.registry.cut(10_000);
        bench.install();
        bench.assertInstalled("model.onnx");
    }

    @Test
    void a_server_that_begins_anew_and_breaks_off_each_time_is_given_up() {
        bench.registry.knowsRanges = false;
        bench.registry.cut(10_000, 5_000, 10_000, 5_000, 10_000, 5_000, 10_000, 5_000, 10_000, 5_000);
        assertThat(bench.failure().code()).isEqualTo(Code.UNREACHABLE);
        assertThat(bench.registry.requests).hasSize(6);
        bench.assertNotInstalled();
    }

    @Test
    void a_half_downloaded_package_that_was_damaged_meanwhile_is_fetched_anew() throws Exception {
        bench.registry.cut(70_000, 0, 0, 0, 0, 0);
        bench.failure();
        Files.write(unfinished("toy-a"), new byte[70_000]);
        bench.registry.requests.clear();
        bench.install();
        bench.assertInstalled("model.onnx");
        assertThat(bench.registry.requests).startsWith("toy-a 70000-", "toy-a 0-", "toy-b 0-");
    }

    @Test
    void a_half_downloaded_package_that_is_too_long_is_fetched_anew() throws Exception {
        Files.createDirectories(unfinished("toy-a").getParent());
        Files.write(unfinished("toy-a"), new byte[1_000_000]);
        bench.install();
        bench.assertInstalled("model.onnx");
    }

    @Test
    void a_package_that_is_another_than_the_manifest_names_is_not_downloaded() {
        bench.registry.integrity = "sha512-AAAA";
        var failure = bench.failure();
        assertThat(failure.code()).isEqualTo(Code.CHECKSUM);
        assertThat(failure).hasMessageContaining("toy-a@1.0.0").hasMessageContaining("sha512-AAAA");
        assertThat(bench.registry.requests).isEmpty();
        bench.assertNotInstalled();
    }

    @Test
    void a_download_with_a_wrong_checksum_is_thrown_away() throws Exception {
        var damaged = bench.toy.archives.get("toy-a").clone();
        damaged[damaged.length / 2] ^= 1;
        bench.registry.put("toy-a", damaged);
        var failure = bench.failure();
        assertThat(failure.code()).isEqualTo(Code.CHECKSUM);
        assertThat(failure).hasMessageContaining("toy-a@1.0.0").hasMessageContaining("SHA-512");
        assertThat(unfinished("toy-a")).doesNotExist();
        bench.assertNotInstalled();

        bench.registry.put("toy-a", bench.toy.archives.get("toy-a"));
        bench.install();
        bench.assertInstalled("model.onnx");
    }

    @Test
    void a_package_that_is_longer_than_it_should_be_is_not_taken() {
        bench.registry.put("toy-a", Arrays.copyOf(bench.toy.archives.get("toy-a"), 400_000));
        assertThat(bench.failure().code()).isEqualTo(Code.CHECKSUM);
        bench.assertNotInstalled();
    }

    @Test
    void a_file_with_a_wrong_checksum_is_not_installed_before_its_appendix_nor_after() throws Exception {
        var model = bench.toy.pack.file("model.onnx").orElseThrow();
        var appendix = model.appendix();
        var before = new PackFile.Appendix("0".repeat(64), appendix.hex());
        var after = new PackFile.Appendix(appendix.sha256Before(), "00000000000000");
        for (var wrong : List.of(before, after)) {
            var toy = new Toy()
                    .replace(new PackFile(
                            model.path(), model.part(), model.bytes(), model.sha256(), model.pieces(), wrong));
            try (var other = new Bench(folder.resolve(wrong.hex()), toy)) {
                var failure = other.failure();
                assertThat(failure.code()).isEqualTo(Code.CHECKSUM);
                assertThat(failure).hasMessageContaining("model.onnx").hasMessageContaining("SHA-256");
                other.assertNotInstalled();
                assertThat(other.status().bytesOnDisk()).isLessThan(model.bytes() * 2);
            }
        }
    }

    @Test
    void a_package_that_ends_half_way_is_not_unpacked() throws Exception {
        var whole = bench.toy.archives.get("toy-b");
        try (var other = new Bench(
                folder.resolve("other"), new Toy().replace("toy-b", Arrays.copyOf(whole, whole.length / 2)))) {
            assertThat(other.failure().code()).isEqualTo(Code.BROKEN_PACKAGE);
            other.assertNotInstalled();
        }
    }

    @Test
    void what_is_no_archive_at_all_is_told_so() throws Exception {
        try (var other = new Bench(
                folder.resolve("other"),
                new Toy().replace("toy-b", "<html>".repeat(50).getBytes(java.nio.charset.StandardCharsets.UTF_8)))) {
            var failure = other.failure();
            assertThat(failure.code()).isEqualTo(Code.BROKEN_PACKAGE);
            assertThat(failure).hasMessageContaining("toy-b@1.0.0");
        }
    }

    @Test
    void a_package_without_a_piece_or_with_one_of_another_size_is_told_by_its_name() throws Exception {
        var without = Toy.archive(Map.of("package/other.bin", new byte[10]));
        var another = Toy.archive(Map.of("package/part11.bin", new byte[10]));
        for (var archive : List.of(without, another)) {
            try (var other = new Bench(folder.resolve("other" + archive.length), new Toy().replace("toy-b", archive))) {
                var failure = other.failure();
                assertThat(failure.code()).isEqualTo(Code.BROKEN_PACKAGE);
                assertThat(failure).hasMessageContaining("package/part11.bin");
                other.assertNotInstalled();
            }
        }
    }

    @Test
    void names_in_an_archive_never_become_paths() throws Exception {
        var toy = new Toy();
        var members = new LinkedHashMap<String, byte[]>();
        members.put("../../../evil.bin", new byte[10]);
        members.put("/tmp/aloud-evil.bin", new byte[10]);
        members.put("package/voices/../../../../evil.bin", new byte[10]);
        members.put("package/voices/one.bin", toy.contents.get("voices/one.bin"));
        members.put("package/voices/two.bin", toy.contents.get("voices/two.bin"));
        var inside = folder.resolve("a/b/c/models");
        try (var other = new Bench(inside, toy.replace("toy-voices", Toy.archive(members)))) {
            other.install();
            other.assertInstalled("voices/one.bin");
        }
        try (var all = Files.walk(folder)) {
            assertThat(all.filter(path -> path.toString().contains("evil"))).isEmpty();
        }
        assertThat(Path.of("/tmp/aloud-evil.bin")).doesNotExist();
    }

    @Test
    void a_link_in_a_pieces_place_is_refused() throws Exception {
        for (byte kind : List.of(TarConstants.LF_SYMLINK, TarConstants.LF_LINK)) {
            var link = new TarArchiveEntry("package/part11.bin", kind);
            link.setLinkName("/etc/passwd");
            var toy = new Toy().replace("toy-b", Toy.archive(List.of(Map.entry(link, new byte[0]))));
            try (var other = new Bench(folder.resolve("other" + kind), toy)) {
                var failure = other.failure();
                assertThat(failure.code()).isEqualTo(Code.BROKEN_PACKAGE);
                assertThat(failure).hasMessageContaining("not a plain file");
                other.assertNotInstalled();
            }
        }
    }

    @Test
    void an_archive_that_unpacks_to_more_than_it_may_is_left() throws Exception {
        var toy = new Toy();
        var members = new LinkedHashMap<String, byte[]>();
        members.put("package/zeros.bin", new byte[30 << 20]);
        members.put("package/part11.bin", new byte[20_011]);
        try (var other = new Bench(folder.resolve("other"), toy.replace("toy-b", Toy.archive(members)))) {
            var failure = other.failure();
            assertThat(failure.code()).isEqualTo(Code.BROKEN_PACKAGE);
            assertThat(failure).hasMessageContaining("more than it should");
        }
    }

    @Test
    void too_small_a_disk_is_told_with_numbers_before_anything_is_downloaded() {
        bench.disk.free = 10_000_000;
        var failure = bench.failure();
        assertThat(failure.code()).isEqualTo(Code.DISK_FULL);
        assertThat(failure)
                .hasMessageContaining("needs 18 MB")
                .hasMessageContaining("10 MB are free")
                .hasMessageContaining("Make room for 8 MB more")
                .hasMessageContaining("ALOUD_MODELS");
        assertThat(bench.registry.requests).isEmpty();
        bench.assertNotInstalled();
    }

    @Test
    void a_disk_that_runs_full_while_downloading_leaves_what_came() throws Exception {
        bench.disk.room = 100_000;
        var failure = bench.failure();
        assertThat(failure.code()).isEqualTo(Code.DISK_FULL);
        assertThat(failure)
                .hasMessageContaining(bench.shelf.folder().toString())
                .hasMessageContaining("goes on from here");
        bench.assertNotInstalled();
        bench.disk.room = Long.MAX_VALUE;
        bench.registry.requests.clear();
        bench.install();
        bench.assertInstalled("model.onnx");
        assertThat(bench.registry.requests).startsWith("toy-a 100000-");
    }

    @Test
    void a_disk_that_runs_full_while_unpacking_needs_no_second_download() throws Exception {
        bench.disk.room = 300_000;
        assertThat(bench.failure().code()).isEqualTo(Code.DISK_FULL);
        bench.assertNotInstalled();
        bench.disk.room = Long.MAX_VALUE;
        bench.registry.requests.clear();
        bench.install();
        bench.assertInstalled("model.onnx");
        assertThat(bench.registry.requests).isEmpty();
    }

    @Test
    void a_registry_that_refuses_plain_requests_is_asked_by_its_own_client() throws Exception {
        bench.registry.refusal = 403;
        bench.install();
        bench.assertInstalled("model.onnx");
        assertThat(bench.registry.fetched).containsExactly("toy-a", "toy-b", "toy-voices");
    }

    @Test
    void a_registry_that_only_its_own_client_reaches_is_asked_by_it() throws Exception {
        bench.registry.unreachable = true;
        bench.install();
        bench.assertInstalled("model.onnx");
        assertThat(bench.registry.fetched).containsExactly("toy-a", "toy-b", "toy-voices");
    }

    @Test
    void a_connection_that_says_nothing_any_more_is_given_up_and_taken_up_anew() throws Exception {
        bench.registry.stalls = true;
        var impatient = new Download(Duration.ofMillis(300), Duration.ZERO);
        var installing = new FutureTask<>(() -> new PackInstaller(bench.shelf, bench.registry, bench.disk, impatient)
                .install(bench.toy.pack, Toy.DEFAULT, InstallListener.SILENT));
        Thread.ofPlatform().start(installing);
        bench.registry.awaitFirstBytes();
        bench.registry.stalls = false;
        assertThat(installing.get()).isTrue();
        bench.assertInstalled("model.onnx");
        assertThat(bench.registry.requests.get(1)).matches("toy-a (1000|0)-");
    }

    @Test
    void an_interrupted_installation_stops_soon_and_can_be_taken_up() throws Exception {
        bench.registry.stalls = true;
        var installing = new FutureTask<Object>(() -> bench.install());
        var thread = Thread.ofPlatform().start(installing);
        bench.registry.awaitFirstBytes();
        thread.interrupt();
        bench.registry.close(); // a thread that reads from a socket hears no interrupt
        assertThatThrownBy(installing::get).hasCauseInstanceOf(InterruptedException.class);
        bench.assertNotInstalled();
    }

    @Test
    void of_two_installers_at_once_one_waits_and_finds_it_done() throws Exception {
        var barrier = new CyclicBarrier(2);
        Callable<Boolean> install = () -> {
            barrier.await();
            return bench.install();
        };
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(install);
            var second = threads.submit(install);
            assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(true, false);
        }
        bench.assertInstalled("model.onnx");
        assertThat(bench.registry.requests).containsExactly("toy-a 0-", "toy-b 0-", "toy-voices 0-");
    }

    @Test
    void who_removes_what_another_installs_is_told_that_it_waits() throws Exception {
        bench.install();
        var waited = new java.util.concurrent.CountDownLatch(1);
        var listener = new InstallListener() {
            @Override
            public void waiting() {
                waited.countDown();
            }
        };
        try (var threads = Executors.newFixedThreadPool(1)) {
            Future<Boolean> removing;
            try (var _ = PackLock.take(bench.shelf, bench.toy.pack, () -> {})) {
                removing = threads.submit(() -> bench.installer().remove(bench.toy.pack, listener));
                waited.await();
                assertThat(bench.home()).exists();
            }
            assertThat(removing.get()).isTrue();
        }
        bench.assertNotInstalled();
    }

    @Test
    void a_process_that_is_killed_frees_the_lock_and_leaves_what_came() throws Exception {
        bench.registry.stalls = true;
        var other = InstallProcess.start(bench.shelf.folder(), bench.registry.base());
        bench.registry.awaitFirstBytes();
        var waited = new java.util.concurrent.CountDownLatch(1);
        var listener = new InstallListener() {
            @Override
            public void waiting() {
                waited.countDown();
            }
        };
        try (var threads = Executors.newFixedThreadPool(1)) {
            var second = threads.submit(() -> bench.installer().install(bench.toy.pack, Toy.DEFAULT, listener));
            waited.await();
            assertThat(bench.shelf.state("toy")).isEqualTo(PackState.PARTIAL);
            bench.registry.stalls = false;
            other.destroyForcibly().waitFor();
            assertThat(second.get()).isTrue();
        }
        bench.assertInstalled("model.onnx");
        assertThat(bench.registry.requests.get(1)).matches("toy-a (1000|0)-");
    }
}

package dev.aloud.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.pack.InstallListener.Stage;
import dev.aloud.pack.PackException.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an installation makes, and what it does about the state that it finds. */
final class PackInstallerTest {
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

    @Test
    void a_pack_is_joined_in_numeric_order_extended_and_put_in_its_place() throws Exception {
        assertThat(bench.shelf.state("toy")).isEqualTo(PackState.ABSENT);
        assertThat(bench.install()).isTrue();
        bench.assertInstalled("model.onnx", "voices/one.bin", "voices/two.bin");
        assertThat(bench.home().resolve("half.onnx")).doesNotExist();
        assertThat(bench.status().parts()).containsExactly("model", "voices");
        assertThat(bench.verify()).isEmpty();
        assertThat(Manifests.read(bench.home().resolve("manifest.json"))).isEqualTo(bench.toy.pack.only(Toy.DEFAULT));
    }

    @Test
    void a_pack_that_is_here_is_not_fetched_again() throws Exception {
        bench.install();
        bench.registry.requests.clear();
        assertThat(bench.install()).isFalse();
        assertThat(bench.registry.requests).isEmpty();
    }

    @Test
    void a_further_part_comes_beside_those_that_are_here() throws Exception {
        bench.install();
        bench.registry.requests.clear();
        assertThat(bench.install(List.of("half"))).isTrue();
        bench.assertInstalled("model.onnx", "voices/one.bin", "half.onnx");
        assertThat(bench.status().parts()).containsExactly("model", "voices", "half");
        assertThat(bench.registry.requests).containsExactly("toy-half 0-");
    }

    @Test
    void a_part_alone_is_not_the_pack() throws Exception {
        bench.install(List.of("half"));
        assertThat(bench.shelf.state("toy")).isEqualTo(PackState.PARTIAL);
        assertThat(bench.shelf.installed("toy")).isEmpty();
        assertThat(bench.shelf.file("toy", "half.onnx")).isPresent();
    }

    @Test
    void what_will_be_done_is_told_before_anything_is_downloaded() throws Exception {
        var plans = new ArrayList<InstallPlan>();
        var stages = EnumSet.noneOf(Stage.class);
        var listener = new InstallListener() {
            @Override
            public void planned(InstallPlan plan) {
                assertThat(bench.registry.requests).isEmpty();
                plans.add(plan);
            }

            @Override
            public void progress(Stage stage, long done, long total) {
                assertThat(done).isLessThanOrEqualTo(total);
                stages.add(stage);
            }
        };
        bench.installer().install(bench.toy.pack, Toy.DEFAULT, listener);
        var plan = plans.getFirst();
        assertThat(plan.downloadBytes())
                .isEqualTo(List.of("toy-a", "toy-b", "toy-voices").stream()
                        .mapToLong(name -> bench.toy.archives.get(name).length)
                        .sum());
        assertThat(plan.fileBytes())
                .isEqualTo(List.of("model.onnx", "voices/one.bin", "voices/two.bin").stream()
                        .mapToLong(path -> bench.toy.contents.get(path).length)
                        .sum());
        assertThat(plan.neededBytes()).isGreaterThan(plan.downloadBytes() + plan.fileBytes());
        assertThat(stages).containsExactly(Stage.DOWNLOADING, Stage.UNPACKING, Stage.VERIFYING);
    }

    @Test
    void a_damaged_file_is_named_and_mended_by_another_installation() throws Exception {
        bench.install();
        var voice = bench.home().resolve("voices/two.bin");
        var bytes = Files.readAllBytes(voice);
        bytes[100] ^= 1;
        Files.write(voice, bytes);
        assertThat(bench.verify()).singleElement().asString().contains("voices/two.bin", "SHA-256");

        bench.registry.requests.clear();
        assertThat(bench.install()).isTrue();
        assertThat(bench.registry.requests).containsExactly("toy-voices 0-");
        bench.assertInstalled("model.onnx", "voices/two.bin");
        assertThat(bench.verify()).isEmpty();
    }

    @Test
    void a_truncated_or_missing_file_is_noticed_without_reading_it() throws Exception {
        bench.install();
        Files.write(bench.home().resolve("model.onnx"), new byte[10]);
        Files.delete(bench.home().resolve("voices/one.bin"));
        assertThat(bench.shelf.state("toy")).isEqualTo(PackState.DAMAGED);
        assertThat(bench.shelf.installed("toy")).isEmpty();
        assertThat(bench.shelf.file("toy", "model.onnx")).isEmpty();
        assertThat(bench.status().problems())
                .containsExactlyInAnyOrder("model.onnx has 10 bytes instead of 240073", "voices/one.bin is missing");
        bench.install();
        bench.assertInstalled("model.onnx", "voices/one.bin", "voices/two.bin");
    }

    @Test
    void a_damaged_file_of_a_further_part_does_not_keep_the_model_from_speaking() throws Exception {
        bench.install(List.of("model", "voices", "half"));
        Files.write(bench.home().resolve("half.onnx"), new byte[10]);
        assertThat(bench.shelf.installed("toy")).contains(bench.home());
        assertThat(bench.shelf.file("toy", "half.onnx")).isEmpty();
        assertThat(bench.shelf.state("toy")).isEqualTo(PackState.DAMAGED);
        assertThat(bench.status().problems()).containsExactly("half.onnx has 10 bytes instead of 30000");
    }

    @Test
    void a_lost_manifest_is_noticed_and_written_again_without_a_download() throws Exception {
        bench.install();
        Files.delete(bench.home().resolve("manifest.json"));
        assertThat(bench.shelf.state("toy")).isEqualTo(PackState.DAMAGED);
        bench.registry.requests.clear();
        bench.install();
        bench.assertInstalled("model.onnx");
        assertThat(bench.registry.requests).isEmpty();
    }

    @Test
    void files_of_another_version_are_replaced() throws Exception {
        bench.install();
        var voices = new java.util.LinkedHashMap<String, byte[]>();
        voices.put("package/voices/one.bin", bench.toy.contents.get("voices/one.bin"));
        voices.put("package/voices/two.bin", "another voice".getBytes(StandardCharsets.UTF_8));
        var newer = new Toy().replace("toy-voices", Toy.archive(voices));
        newer.contents.put("voices/two.bin", voices.get("package/voices/two.bin"));
        newer.replace(new PackFile(
                "voices/two.bin",
                "voices",
                13,
                Toy.sha256(voices.get("package/voices/two.bin")),
                List.of(new PackFile.Piece("toy-voices", "package/voices/two.bin", 13)),
                null));
        try (var next = new Bench(folder.resolve("models"), newer)) {
            assertThat(next.shelf.state("toy")).isEqualTo(PackState.DAMAGED);
            assertThat(next.status().problems()).containsExactly("voices/two.bin is of another version");
            assertThat(next.shelf.file("toy", "voices/two.bin")).isEmpty();
            assertThat(next.verify()).containsExactly("voices/two.bin is of another version");
            next.install();
            next.assertInstalled("model.onnx", "voices/one.bin", "voices/two.bin");
            assertThat(next.registry.requests).containsExactly("toy-voices 0-");
        }
    }

    @Test
    void what_is_not_in_the_manifest_is_no_file_of_the_pack() throws Exception {
        bench.install();
        Files.writeString(bench.home().resolve("notes.txt"), "private");
        for (String path :
                List.of("notes.txt", "manifest.json", "../toy/model.onnx", "/etc/passwd", "voices", "", "half.onnx")) {
            assertThat(bench.shelf.file("toy", path)).as(path).isEmpty();
        }
        assertThat(bench.shelf.file("other", "model.onnx")).isEmpty();
    }

    @Test
    void a_pack_is_removed_with_all_that_is_on_the_way_to_it() throws Exception {
        bench.install();
        bench.registry.cut(100, 0, 0, 0, 0, 0);
        assertThat(bench.failure(List.of("half")).code()).isEqualTo(Code.UNREACHABLE);
        assertThat(bench.installer().remove(bench.toy.pack, InstallListener.SILENT))
                .isTrue();
        bench.assertNotInstalled();
        bench.assertNothingOnTheWay();
        assertThat(bench.shelf.state("toy")).isEqualTo(PackState.ABSENT);
        assertThat(bench.installer().remove(bench.toy.pack, InstallListener.SILENT))
                .isFalse();
    }

    @Test
    void a_part_that_there_is_not_is_refused_with_those_there_are() {
        var failure = bench.failure(List.of("int8"));
        assertThat(failure.code()).isEqualTo(Code.UNKNOWN_PART);
        assertThat(failure).hasMessageContaining("int8").hasMessageContaining("model, voices, half");
        assertThat(bench.shelf.folder()).doesNotExist();
    }
}

package dev.aloud.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** A shelf, a registry and a disk to try installations on. */
final class Bench implements AutoCloseable {
    final Toy toy;
    final PackShelf shelf;
    final ToyRegistry registry;
    final SmallDisk disk = new SmallDisk();

    Bench(Path folder) throws IOException {
        this(folder, new Toy());
    }

    Bench(Path folder, Toy toy) throws IOException {
        this.toy = toy;
        shelf = new PackShelf(folder, List.of(toy.pack));
        registry = new ToyRegistry(toy);
    }

    PackInstaller installer() {
        return new PackInstaller(shelf, registry, disk, new Download(Duration.ofSeconds(30), Duration.ZERO));
    }

    boolean install() throws Exception {
        return install(Toy.DEFAULT);
    }

    boolean install(Collection<String> parts) throws Exception {
        return installer().install(toy.pack, parts, InstallListener.SILENT);
    }

    PackException failure() {
        return failure(Toy.DEFAULT);
    }

    PackException failure(Collection<String> parts) {
        return catchThrowableOfType(PackException.class, () -> install(parts));
    }

    Path home() {
        return shelf.folder().resolve("toy");
    }

    PackStatus status() {
        return shelf.status(toy.pack);
    }

    List<String> verify() throws Exception {
        return new PackVerifier(shelf).verify(toy.pack, read -> {});
    }

    void assertInstalled(String... paths) throws IOException {
        assertThat(status().problems()).isEmpty();
        assertThat(shelf.state("toy")).isEqualTo(PackState.INSTALLED);
        assertThat(shelf.installed("toy")).contains(home());
        for (String path : paths) {
            assertThat(home().resolve(path)).hasBinaryContent(toy.contents.get(path));
            assertThat(shelf.file("toy", path)).contains(home().resolve(path));
        }
        assertNothingOnTheWay();
    }

    void assertNothingOnTheWay() throws IOException {
        try (var all = Files.list(shelf.folder())) {
            assertThat(all.map(path -> path.getFileName().toString())).isSubsetOf("toy", ".toy.lock");
        }
    }

    void assertNotInstalled() {
        assertThat(home()).doesNotExist();
        assertThat(shelf.installed("toy")).isEmpty();
        assertThat(shelf.file("toy", "model.onnx")).isEmpty();
    }

    @Override
    public void close() {
        registry.close();
    }
}

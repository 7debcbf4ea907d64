package dev.aloud.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder with the packs of this machine. Each pack has a folder of its own, named by its id, with a {@code manifest.json}
 * of what is installed in it; what is on the way lies in a hidden folder beside it. Asking reads the manifest and the files'
 * sizes, never their contents: those were checked when they were installed, and {@link PackVerifier} checks them again.
 * Thread-safe; several processes may share a shelf.
 */
public final class PackShelf {
    /**
     * The system property that names the folder. Aloud's commands set it, from their own options and configuration and whatever
     * it was, before they open engines; other programs, such as tests, may set it themselves.
     */
    public static final String PROPERTY = "aloud.models";

    /** The environment variable that names it where nobody has set the property. */
    public static final String ENVIRONMENT_VARIABLE = "ALOUD_MODELS";

    /** What is installed in a pack's folder. */
    static final String MANIFEST = "manifest.json";

    private final Path folder;
    private final List<ModelPack> packs;

    /**
     * The packs that Aloud knows, in a folder.
     *
     * @param folder it may not exist yet
     */
    public PackShelf(Path folder) {
        this(folder, Manifests.builtIn());
    }

    /** Other packs in a folder; for tests and tools. */
    public PackShelf(Path folder, List<ModelPack> packs) {
        this.folder = folder.toAbsolutePath().normalize();
        this.packs = List.copyOf(packs);
    }

    /** The shelf of this process: the property, else the environment variable, else {@code models} in the user's data directory. */
    public static PackShelf configured() {
        String named = System.getProperty(PROPERTY, "");
        if (named.isEmpty()) {
            named = System.getenv().getOrDefault(ENVIRONMENT_VARIABLE, "");
        }
        if (!named.isEmpty()) {
            return new PackShelf(Path.of(named));
        }
        return new PackShelf(usualFolder());
    }

    /** {@code models} in the user's data directory. */
    static Path usualFolder() {
        String data = System.getenv().getOrDefault("XDG_DATA_HOME", "");
        var base = data.isEmpty() ? Path.of(System.getProperty("user.home"), ".local", "share") : Path.of(data);
        return base.resolve("aloud").resolve("models").toAbsolutePath().normalize();
    }

    /** What to type to change or check packs in this folder. */
    public PackHints hints() {
        return PackHints.of(folder);
    }

    /** The folder; it may not exist yet. */
    public Path folder() {
        return folder;
    }

    /** Every pack there is, installed or not. */
    public List<ModelPack> packs() {
        return packs;
    }

    /** The pack with this id. */
    public Optional<ModelPack> pack(String id) {
        return packs.stream().filter(pack -> pack.id().equals(id)).findFirst();
    }

    /** How much of a pack is here; {@link PackState#ABSENT} where no such pack is known. */
    public PackState state(String packId) {
        return pack(packId).map(pack -> status(pack).state()).orElse(PackState.ABSENT);
    }

    /** What is here of a pack. */
    public PackStatus status(ModelPack pack) {
        var problems = new ArrayList<String>();
        var here = read(pack, problems);
        var parts = here.map(
                        manifest -> manifest.parts().stream().map(PackPart::id).toList())
                .orElse(List.of());
        here.ifPresent(manifest -> compare(pack, manifest, problems));
        long coming = size(workshop(pack));
        long bytes = size(home(pack)) + coming;
        if (!problems.isEmpty()) {
            return new PackStatus(PackState.DAMAGED, parts, bytes, problems);
        }
        if (parts.containsAll(pack.defaultParts())) {
            return new PackStatus(PackState.INSTALLED, parts, bytes, problems);
        }
        boolean begun = !parts.isEmpty() || coming > 0;
        return new PackStatus(begun ? PackState.PARTIAL : PackState.ABSENT, parts, bytes, problems);
    }

    /** The folder of a pack whose default parts are all here, whatever has become of the others. */
    public Optional<Path> installed(String packId) {
        return pack(packId).filter(this::holdsDefaultParts).map(this::home);
    }

    private boolean holdsDefaultParts(ModelPack pack) {
        var wanted = pack.filesOf(pack.defaultParts());
        return present(pack, wanted).equals(wanted);
    }

    /**
     * An installed file of a pack.
     *
     * @param path its path in the pack; one that is not in the manifest is not found, whatever lies in the folder
     */
    public Optional<Path> file(String packId, String path) {
        return pack(packId)
                .flatMap(pack -> pack.file(path)
                        .filter(wanted -> present(pack, List.of(wanted)).contains(wanted))
                        .map(wanted -> home(pack).resolve(path)));
    }

    /** The files of a pack that are installed and have the size they should have, whichever part they belong to. */
    public List<PackFile> files(ModelPack pack) {
        return present(pack, pack.files());
    }

    private List<PackFile> present(ModelPack pack, List<PackFile> wanted) {
        var listed = read(pack, new ArrayList<>()).map(ModelPack::files).orElse(List.of());
        return wanted.stream()
                .filter(file -> listed.contains(file)
                        && fault(home(pack).resolve(file.path()), file).isEmpty())
                .toList();
    }

    /** Where an installed pack lies. */
    Path home(ModelPack pack) {
        return folder.resolve(pack.id());
    }

    /** Where a pack is put together. */
    Path workshop(ModelPack pack) {
        return folder.resolve("." + pack.id() + ".partial");
    }

    /** What the folder says is installed in it. */
    Optional<ModelPack> read(ModelPack pack, List<String> problems) {
        var manifest = home(pack).resolve(MANIFEST);
        if (!Files.exists(manifest)) {
            if (Files.exists(home(pack))) {
                problems.add(MANIFEST + " is missing");
            }
            return Optional.empty();
        }
        try {
            return Optional.of(Manifests.read(manifest));
        } catch (IOException e) {
            problems.add(MANIFEST + " cannot be read");
            return Optional.empty();
        }
    }

    private void compare(ModelPack pack, ModelPack here, List<String> problems) {
        for (var part : here.parts()) {
            for (var wanted : pack.filesOf(List.of(part.id()))) {
                if (!here.files().contains(wanted)) {
                    problems.add(wanted.path() + " is of another version");
                } else {
                    fault(home(pack).resolve(wanted.path()), wanted).ifPresent(problems::add);
                }
            }
        }
    }

    /** What is wrong with a file, as far as its size tells. */
    static Optional<String> fault(Path file, PackFile wanted) {
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.of(wanted.path() + " is missing");
            }
            long bytes = Files.size(file);
            return bytes == wanted.bytes()
                    ? Optional.empty()
                    : Optional.of(wanted.path() + " has " + bytes + " bytes instead of " + wanted.bytes());
        } catch (IOException e) {
            return Optional.of(wanted.path() + " cannot be read: " + e.getMessage());
        }
    }

    private static long size(Path directory) {
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.mapToLong(PackShelf::sizeOfFile).sum();
        } catch (IOException | UncheckedIOException e) {
            return 0; // it is being put in its place or taken away right now
        }
    }

    private static long sizeOfFile(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}

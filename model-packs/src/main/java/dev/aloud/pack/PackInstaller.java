package dev.aloud.pack;

import dev.aloud.pack.InstallListener.Stage;
import dev.aloud.pack.PackException.Code;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * Installs packs on a shelf, and takes them away. One at a time changes a pack; others wait. Everything is fetched and made in
 * a hidden folder beside the pack's place, and gets its place when all of it is checked, so that a pack is there or is not.
 * What was downloaded stays until then: whatever breaks an installation off, the next one goes on from there.
 */
public final class PackInstaller {
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    /** Room for folders, manifests and a file system's own needs. */
    private static final long SPARE_BYTES = 16L << 20;

    private final PackShelf shelf;
    private final PackageSource packages;
    private final Disk disk;
    private final Download download;

    public PackInstaller(PackShelf shelf, PackageSource packages) {
        this(shelf, packages, Disk.REAL, new Download(SILENCE, FIRST_PAUSE));
    }

    PackInstaller(PackShelf shelf, PackageSource packages, Disk disk, Download download) {
        this.shelf = shelf;
        this.packages = packages;
        this.disk = disk;
        this.download = download;
    }

    /**
     * Installs parts of a pack beside those that are here, and mends what is damaged.
     *
     * @param parts ids of parts
     * @return whether there was anything to do
     * @throws PackException when it cannot be installed; what was downloaded is kept where that is of use
     * @throws IOException when the folder cannot be read or written
     */
    public boolean install(ModelPack pack, Collection<String> parts, InstallListener listener)
            throws PackException, IOException, InterruptedException {
        requireParts(pack, parts);
        try (var _ = PackLock.take(shelf, pack, listener::waiting)) {
            return new Installation(pack, parts, listener).run();
        } catch (ClosedByInterruptException | FileLockInterruptionException e) {
            Thread.interrupted(); // told by the exception from here on
            throw new InterruptedException("the installation was interrupted");
        } catch (IOException e) {
            if (Disk.isFull(e)) {
                throw full(e);
            }
            throw e;
        }
    }

    /**
     * Takes a pack away, with all that is on the way to it.
     *
     * @param listener is told when somebody else changes the pack, and nothing more
     * @return whether there was anything
     */
    public boolean remove(ModelPack pack, InstallListener listener) throws IOException, InterruptedException {
        try (var _ = PackLock.take(shelf, pack, listener::waiting)) {
            boolean any = Files.exists(shelf.home(pack)) || Files.exists(shelf.workshop(pack));
            var leaving = shelf.folder().resolve("." + pack.id() + ".removed");
            Trees.delete(leaving);
            if (Files.exists(shelf.home(pack))) {
                Files.move(shelf.home(pack), leaving, StandardCopyOption.ATOMIC_MOVE);
            }
            Trees.delete(leaving);
            Trees.delete(shelf.workshop(pack));
            return any;
        }
    }

    private static void requireParts(ModelPack pack, Collection<String> parts) throws PackException {
        var known = pack.parts().stream().map(PackPart::id).toList();
        for (String part : parts) {
            if (!known.contains(part)) {
                throw new PackException(
                        Code.UNKNOWN_PART,
                        pack.id() + " has no part '" + part + "'; it has: " + String.join(", ", known));
            }
        }
    }

    private PackException full(IOException cause) {
        return new PackException(
                Code.DISK_FULL,
                "the disk of " + shelf.folder() + " ran full. Make room, or name another folder with "
                        + PackShelf.ENVIRONMENT_VARIABLE + ", and run the same command again: it goes on from here",
                cause);
    }

    /** One installation; used once. */
    private final class Installation {
        private final ModelPack pack;
        private final Set<String> parts;
        private final InstallListener listener;
        private final Path workshop;
        private final Path made;
        private PackageFetcher fetcher;

        Installation(ModelPack pack, Collection<String> parts, InstallListener listener) {
            this.pack = pack;
            this.parts = new HashSet<>(parts);
            this.listener = listener;
            this.workshop = shelf.workshop(pack);
            this.made = workshop.resolve("files");
        }

        boolean run() throws PackException, IOException, InterruptedException {
            var here = shelf.read(pack, new ArrayList<>());
            here.ifPresent(manifest -> manifest.parts().stream()
                    .map(PackPart::id)
                    .filter(id ->
                            pack.parts().stream().anyMatch(part -> part.id().equals(id)))
                    .forEach(parts::add));
            var missing = missing();
            if (missing.isEmpty() && here.isPresent() && here.get().equals(pack.only(parts))) {
                Trees.delete(workshop);
                return false;
            }
            Trees.delete(made);
            Files.createDirectories(made);
            var packagesFolder = Files.createDirectories(workshop.resolve("packages"));
            fetcher = new PackageFetcher(packages, download, disk, packagesFolder);
            var plan = plan(missing);
            listener.planned(plan);
            requireRoom(plan);
            fetch(plan);
            assemble(missing);
            place(missing);
            Trees.delete(workshop);
            return true;
        }

        /** The wanted files that are not here as they should be. */
        private List<PackFile> missing() throws IOException, InterruptedException {
            var wanted = pack.filesOf(parts);
            var present = wanted.stream()
                    .filter(file -> PackShelf.fault(shelf.home(pack).resolve(file.path()), file)
                            .isEmpty())
                    .toList();
            long total = present.stream().mapToLong(PackFile::bytes).sum();
            var done = new long[1];
            LongConsumer progress = more -> listener.progress(Stage.CHECKING, done[0] += more, total);
            var sound = new HashSet<PackFile>();
            for (var file : present) {
                if (Digests.sha256(shelf.home(pack).resolve(file.path()), progress)
                        .equals(file.sha256())) {
                    sound.add(file);
                }
            }
            return wanted.stream().filter(file -> !sound.contains(file)).toList();
        }

        private InstallPlan plan(List<PackFile> missing) throws IOException {
            var sources = pack.sourcesOf(missing);
            long downloaded = 0;
            for (var source : sources) {
                downloaded += fetcher.here(source);
            }
            long download = sources.stream().mapToLong(PackSource::bytes).sum() - downloaded;
            long files = missing.stream().mapToLong(PackFile::bytes).sum();
            var ids = pack.parts().stream()
                    .map(PackPart::id)
                    .filter(parts::contains)
                    .toList();
            return new InstallPlan(
                    ids, shelf.home(pack), sources, download, downloaded, files, download + files + SPARE_BYTES);
        }

        private void requireRoom(InstallPlan plan) throws PackException, IOException {
            long free = disk.free(workshop);
            if (free < plan.neededBytes()) {
                throw new PackException(
                        Code.DISK_FULL,
                        String.format(
                                Locale.ROOT,
                                "installing %s needs %d MB on the disk of %s, and %d MB are free. Make room for %d MB more, or name"
                                        + " another folder with %s",
                                pack.id(),
                                megabytes(plan.neededBytes()),
                                shelf.folder(),
                                free / 1_000_000,
                                megabytes(plan.neededBytes() - free),
                                PackShelf.ENVIRONMENT_VARIABLE));
            }
        }

        private void fetch(InstallPlan plan) throws PackException, IOException, InterruptedException {
            long total = plan.downloadBytes() + plan.downloadedBytes();
            long before = 0;
            for (var source : plan.sources()) {
                long begun = before;
                fetcher.fetch(source, here -> listener.progress(Stage.DOWNLOADING, begun + here, total));
                before += source.bytes();
            }
        }

        private void assemble(List<PackFile> missing) throws PackException, IOException, InterruptedException {
            try {
                new PackAssembly(pack, missing, made, disk, listener).run(fetcher::archive);
            } catch (PackException e) {
                for (var source : pack.sourcesOf(missing)) {
                    fetcher.forget(source);
                }
                throw e;
            }
        }

        /**
         * A pack that is new comes as a whole folder, with one move. Into one that is here its files come one by one, and the
         * manifest, which alone says what is installed, last.
         */
        private void place(List<PackFile> missing) throws IOException {
            var manifest = made.resolve(PackShelf.MANIFEST);
            Files.write(manifest, Manifests.json(pack.only(parts)));
            var home = shelf.home(pack);
            if (!Files.exists(home)) {
                Files.move(made, home, StandardCopyOption.ATOMIC_MOVE);
                return;
            }
            var paths = missing.stream().map(PackFile::path).collect(Collectors.toCollection(ArrayList::new));
            paths.add(PackShelf.MANIFEST);
            for (String path : paths) {
                var target = home.resolve(path);
                Files.createDirectories(target.getParent());
                Files.move(
                        made.resolve(path),
                        target,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static long megabytes(long bytes) {
        return (bytes + 999_999) / 1_000_000;
    }
}

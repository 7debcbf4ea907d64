package dev.aloud.pack;

import dev.aloud.pack.PackException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.LongConsumer;

/**
 * Brings packages into a folder: asks where one is, downloads it with ranges, and lets it have its name only when its SHA-512
 * is the manifest's. Where plain requests are refused, the source's own means are tried.
 */
final class PackageFetcher {
    private static final String UNFINISHED = ".part";

    private final PackageSource packages;
    private final Download download;
    private final Disk disk;
    private final Path folder;

    /**
     * @param folder where packages lie until the installation is done; it exists
     */
    PackageFetcher(PackageSource packages, Download download, Disk disk, Path folder) {
        this.packages = packages;
        this.download = download;
        this.disk = disk;
        this.folder = folder;
    }

    /** Where a whole and checked archive of this package lies, or will. */
    Path archive(PackSource source) {
        String name = source.name().replace("@", "").replace('/', '-');
        return folder.resolve(name + "-" + source.version() + ".tgz");
    }

    private Path unfinished(PackSource source) {
        var archive = archive(source);
        return archive.resolveSibling(archive.getFileName() + UNFINISHED);
    }

    /** How much of a package is here already. */
    long here(PackSource source) throws IOException {
        if (Files.exists(archive(source))) {
            return source.bytes();
        }
        var unfinished = unfinished(source);
        return Files.exists(unfinished) ? Math.min(Files.size(unfinished), source.bytes()) : 0;
    }

    /** Takes away what a broken or outdated package left behind. */
    void forget(PackSource source) throws IOException {
        Files.deleteIfExists(archive(source));
        Files.deleteIfExists(unfinished(source));
    }

    /**
     * Brings a package, unless it is here.
     *
     * @param progress is told how many of its bytes are here, again and again
     */
    void fetch(PackSource source, LongConsumer progress) throws PackException, IOException, InterruptedException {
        if (Files.exists(archive(source))) {
            progress.accept(source.bytes());
            return;
        }
        var found = packages.locate(source);
        if (!found.integrity().equals(source.integrity())) {
            throw new PackException(
                    Code.CHECKSUM,
                    "the registry has another " + source.spec()
                            + " than this version of Aloud was made for: its integrity is "
                            + (found.integrity().isEmpty() ? "not told" : found.integrity()) + ", and should be "
                            + source.integrity()
                            + ". Nothing was downloaded; look whether npm is set up with the registry that you mean (npm config"
                            + " get registry)");
        }
        boolean resumed = here(source) > 0;
        bring(source, found, progress);
        if (resumed && !isWhole(source)) {
            // What an earlier run left may have been damaged meanwhile: that is no reason to give up.
            Files.delete(unfinished(source));
            bring(source, found, progress);
        }
        if (!isWhole(source)) {
            Files.delete(unfinished(source));
            throw new PackException(
                    Code.CHECKSUM,
                    "what was downloaded as " + source.spec()
                            + " is damaged: its SHA-512 is not the registry's. Nothing of it was"
                            + " kept; run the same command again");
        }
        Files.move(unfinished(source), archive(source), StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean isWhole(PackSource source) throws IOException, InterruptedException {
        return Digests.integrity(unfinished(source)).equals(source.integrity());
    }

    private void bring(PackSource source, PackageSource.Archive found, LongConsumer progress)
            throws PackException, IOException, InterruptedException {
        try (var file = disk.open(unfinished(source))) {
            download.run(found.address(), file, source.bytes(), progress);
            return;
        } catch (Download.RefusedException e) {
            // npm may have an account or a certificate that plain requests have not.
        } catch (PackException e) {
            if (e.code() != Code.UNREACHABLE || here(source) > 0) {
                throw e;
            }
            // npm has just reached the registry: by a proxy, most likely, that only it knows.
        }
        var fetched = packages.fetch(source, Files.createDirectories(folder.resolve("npm")));
        Files.move(fetched, unfinished(source), StandardCopyOption.REPLACE_EXISTING);
        progress.accept(source.bytes());
    }
}

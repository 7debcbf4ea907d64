package dev.aloud.pack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Where packages are found. It knows addresses; manifests hold none. */
public interface PackageSource {
    /**
     * Where a package's archive can be downloaded.
     *
     * @param address of http or https
     * @param integrity its SHA-512 as the registry tells it
     */
    record Archive(URI address, String integrity) {}

    /**
     * Asks where a package is.
     *
     * @throws PackException when nobody can be asked, or the package is not there
     */
    Archive locate(PackSource source) throws PackException, IOException, InterruptedException;

    /**
     * Fetches a package by the source's own means, for registries that do not answer plain requests (accounts, proxies,
     * certificates of one's own).
     *
     * @param folder where the archive may be put
     * @return the archive, whole but not yet checked
     */
    Path fetch(PackSource source, Path folder) throws PackException, IOException, InterruptedException;
}

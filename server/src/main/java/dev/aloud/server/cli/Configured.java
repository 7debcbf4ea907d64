package dev.aloud.server.cli;

import dev.aloud.server.config.ConfigException;
import dev.aloud.server.config.ConfigKey;
import dev.aloud.server.config.ConfigLoader;
import dev.aloud.server.config.ServerConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What the commands have in common that read the server's settings. */
class Configured extends Verbose {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "A YAML file with further settings, as the server has it.")
    private Path config;

    /** The file that was named. */
    final Optional<Path> configFile() {
        return Optional.ofNullable(config);
    }

    /** Adds an option's value, if it was given. */
    static void put(Map<ConfigKey, String> flags, ConfigKey key, Object value) {
        if (value != null) {
            flags.put(key, value.toString());
        }
    }

    /** The settings of the command line, the environment and the file. */
    final ServerConfig settings(Map<ConfigKey, String> flags) throws ConfigException {
        return ConfigLoader.load(configFile(), System.getenv(), flags);
    }

    /** The same where the data directory is the only option. */
    final ServerConfig settings(Path data) throws ConfigException {
        return settings(data == null ? Map.of() : Map.of(ConfigKey.DATA, data.toString()));
    }
}

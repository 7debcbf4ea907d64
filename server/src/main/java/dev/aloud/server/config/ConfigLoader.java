package dev.aloud.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the configuration: flags win over the environment, the environment over the file, the file over the defaults. */
public final class ConfigLoader {
    private static final long MAX_FILE_BYTES = 1 << 20;

    private ConfigLoader() {}

    /**
     * Reads and checks the configuration.
     *
     * @param file a YAML file; its keys are those of {@link ConfigKey}, nested or with dots
     * @param environment environment variables, named by {@link ConfigKey#environmentVariable()}; others are ignored
     * @param flags settings of the command line
     * @throws ConfigException when anything in it is wrong; the message names the key and its source
     */
    public static ServerConfig load(Optional<Path> file, Map<String, String> environment, Map<ConfigKey, String> flags)
            throws ConfigException {
        var settings = new EnumMap<ConfigKey, Setting>(ConfigKey.class);
        for (var key : ConfigKey.values()) {
            settings.put(key, new Setting(key, key.defaultValue(), "default"));
        }
        if (file.isPresent()) {
            readFile(file.get(), settings);
        }
        readEnvironment(environment, settings);
        flags.forEach((key, value) -> settings.put(key, new Setting(key, value, "command line")));
        return new SettingsReader(settings, environment).read();
    }

    private static void readEnvironment(Map<String, String> environment, Map<ConfigKey, Setting> settings) {
        for (var key : ConfigKey.values()) {
            String value = environment.get(key.environmentVariable());
            if (value != null) {
                settings.put(key, new Setting(key, value, "environment variable " + key.environmentVariable()));
            }
        }
    }

    private static void readFile(Path file, Map<ConfigKey, Setting> settings) throws ConfigException {
        Object root;
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw new ConfigException(
                        "configuration file " + file + " is longer than " + MAX_FILE_BYTES + " bytes");
            }
            root = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new ConfigException("configuration file " + file + " does not exist", e);
        } catch (IOException e) {
            throw new ConfigException("configuration file " + file + " cannot be read: " + e.getMessage(), e);
        } catch (YAMLException e) {
            throw new ConfigException("configuration file " + file + " is not valid YAML: " + e.getMessage(), e);
        }
        if (root == null) {
            return;
        }
        if (!(root instanceof Map<?, ?> map)) {
            throw new ConfigException("configuration file " + file + " must hold keys and values");
        }
        readMap(file, "", map, settings);
    }

    private static void readMap(Path file, String prefix, Map<?, ?> map, Map<ConfigKey, Setting> settings)
            throws ConfigException {
        for (var entry : map.entrySet()) {
            String name = prefix + entry.getKey();
            if (entry.getValue() instanceof Map<?, ?> nested) {
                readMap(file, name + ".", nested, settings);
                continue;
            }
            var key = ConfigKey.named(name)
                    .orElseThrow(() -> new ConfigException(
                            "unknown key '" + name + "' in " + file + "; docs/operations.md lists the keys"));
            settings.put(key, new Setting(key, scalar(name, file, entry.getValue()), file.toString()));
        }
    }

    private static String scalar(String name, Path file, Object value) throws ConfigException {
        if (value == null) {
            return "";
        }
        if (value instanceof List<?> list) {
            for (Object item : list) {
                if (item == null || item instanceof Map<?, ?> || item instanceof List<?>) {
                    throw new ConfigException("'" + name + "' in " + file + " must be a list of plain values");
                }
            }
            return String.join(",", list.stream().map(Object::toString).toList());
        }
        return value.toString();
    }
}

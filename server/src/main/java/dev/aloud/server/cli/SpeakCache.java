package dev.aloud.server.cli;

import dev.aloud.server.cache.BlockCache;
import dev.aloud.server.cache.DirectoryBlockCache;
import dev.aloud.server.cache.NoBlockCache;
import dev.aloud.server.config.ConfigException;
import dev.aloud.server.config.ConfigKey;
import dev.aloud.server.config.ConfigLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Which cache {@code aloud speak} uses: the server's, when a data directory is named, and none otherwise. */
final class SpeakCache {
    private SpeakCache() {}

    static BlockCache open(Path data, Map<String, String> environment) throws ConfigException, IOException {
        if (data == null && !environment.containsKey(ConfigKey.DATA.environmentVariable())) {
            return new NoBlockCache();
        }
        Map<ConfigKey, String> flags = data == null ? Map.of() : Map.of(ConfigKey.DATA, data.toString());
        var config = ConfigLoader.load(Optional.empty(), environment, flags);
        return switch (config.cache().kind()) {
            case NONE -> new NoBlockCache();
            case DIRECTORY ->
                DirectoryBlockCache.open(config.cacheDirectory(), config.cache().maxBytes());
        };
    }
}

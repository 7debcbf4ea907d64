package dev.aloud.server.cli;

import dev.aloud.server.cache.BlockCache;
import dev.aloud.server.cache.DirectoryBlockCache;
import dev.aloud.server.cache.NoBlockCache;
import dev.aloud.server.config.ServerConfig;
import java.io.IOException;
import java.util.Optional;

/** Which cache {@code aloud speak} uses. */
final class SpeakCache {
    private SpeakCache() {}

    /** The server's, or none. */
    static BlockCache open(Optional<ServerConfig> server) throws IOException {
        if (server.isEmpty()) {
            return new NoBlockCache();
        }
        var config = server.get();
        return switch (config.cache().kind()) {
            case NONE -> new NoBlockCache();
            case S3 -> throw new IOException("the bucket cannot be opened");
            case DIRECTORY ->
                DirectoryBlockCache.open(config.cacheDirectory(), config.cache().maxBytes());
        };
    }
}

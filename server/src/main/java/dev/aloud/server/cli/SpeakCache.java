package dev.aloud.server.cli;

import dev.aloud.server.Caches;
import dev.aloud.server.cache.BlockCache;
import dev.aloud.server.cache.NoBlockCache;
import dev.aloud.server.config.ServerConfig;
import java.io.IOException;
import java.util.Optional;

/** Which cache {@code aloud speak} uses. */
final class SpeakCache {
    private SpeakCache() {}

    /** The server's, or none. */
    static BlockCache open(Optional<ServerConfig> server) throws IOException {
        return server.isEmpty() ? new NoBlockCache() : Caches.forOneText(server.get());
    }
}

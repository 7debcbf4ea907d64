package dev.aloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.server.cache.BlockCache;
import dev.aloud.server.config.ConfigException;
import dev.aloud.server.config.ConfigKey;
import dev.aloud.server.config.ServerConfig;
import dev.aloud.server.media.BlockAudio;
import dev.aloud.server.testservers.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings name the cache, and servers and the command line find each other's blocks in it. */
final class CachesTest {
    private static final String KEY = "ab".repeat(32);
    private static final BlockAudio BLOCK = new BlockAudio(16_000, new byte[2_000], List.of());

    @TempDir
    private Path directory;

    private ServerConfig config(Map<ConfigKey, String> settings) throws ConfigException {
        var all = new EnumMap<ConfigKey, String>(ConfigKey.class);
        all.put(ConfigKey.DATA, directory.resolve("data").toString());
        all.putAll(settings);
        return ServerConfig.of(all);
    }

    private static void assertShared(ServerConfig config) throws IOException {
        try (var speak = Caches.forOneText(config)) {
            speak.put(KEY, BLOCK);
        }
        try (var server = Caches.forServer(config)) {
            // A server waits for half a second only, and this one has just begun.
            Await.until("it is found", () -> finds(server));
        }
    }

    private static boolean finds(BlockCache cache) {
        try {
            return cache.get(KEY).filter(BLOCK::equals).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void a_directory_unless_told_otherwise() throws Exception {
        var config = config(Map.of());
        assertShared(config);
        assertThat(config.cacheDirectory().resolve("ab").resolve(KEY)).exists();
    }

    @Test
    void a_bucket_with_its_prefix() throws Exception {
        try (var s3 = S3Server.start(directory.resolve("s3"))) {
            assertShared(config(Map.of(
                    ConfigKey.CACHE_KIND,
                    "s3",
                    ConfigKey.S3_ENDPOINT,
                    s3.endpoint().toString(),
                    ConfigKey.S3_BUCKET,
                    S3Server.BUCKET,
                    ConfigKey.S3_PREFIX,
                    "here/",
                    ConfigKey.S3_ACCESS_KEY,
                    S3Server.ACCESS_KEY,
                    ConfigKey.S3_SECRET_KEY,
                    S3Server.SECRET_KEY)));
            assertThat(s3.file("here/" + KEY)).exists();
        }
    }

    @Test
    void none() throws Exception {
        var config = config(Map.of(ConfigKey.CACHE_KIND, "none"));
        try (var cache = Caches.forServer(config)) {
            cache.put(KEY, BLOCK);
            assertThat(cache.get(KEY)).isEmpty();
        }
        assertThat(Files.exists(config.cacheDirectory())).isFalse();
    }
}

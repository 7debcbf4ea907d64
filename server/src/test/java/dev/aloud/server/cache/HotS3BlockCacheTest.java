package dev.aloud.server.cache;

import dev.aloud.server.testservers.S3Server;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A bucket behind a little memory, as servers have it. */
final class HotS3BlockCacheTest extends BlockCacheContract {
    @TempDir
    private static Path directory;

    private static S3Server server;

    @BeforeAll
    static void start() {
        server = S3Server.start(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    int stormRounds() {
        return 30;
    }

    @Override
    BlockCache create(long maxBytes) {
        var location = S3BlockCacheTest.location(server, S3BlockCacheContract.newPrefix());
        // Room for about one small block in memory: most of the contract is then answered from behind.
        return new HotBlockCache(S3BlockCache.open(location, S3Limits.PATIENT, Duration.ZERO), 3_000);
    }
}

package dev.aloud.server.cache;

import dev.aloud.server.testservers.S3Server;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** On a server in this process. */
final class S3BlockCacheTest extends S3BlockCacheContract {
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
    S3Location location(String prefix) {
        return location(server, prefix);
    }

    static S3Location location(S3Server server, String prefix) {
        return new S3Location(
                Optional.of(server.endpoint()),
                "us-east-1",
                S3Server.BUCKET,
                prefix,
                Optional.of(S3Server.ACCESS_KEY),
                S3Server.SECRET_KEY);
    }
}

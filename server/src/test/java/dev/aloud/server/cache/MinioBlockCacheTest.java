package dev.aloud.server.cache;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aloud.server.testservers.MinioServer;
import dev.aloud.server.testservers.S3Server;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** On MinIO, where containers can be run. */
final class MinioBlockCacheTest extends S3BlockCacheContract {
    private static MinioServer server;

    @BeforeAll
    static void start() {
        assumeTrue(MinioServer.isAvailable(), "there is nothing to run containers with");
        server = MinioServer.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    S3Location location(String prefix) {
        return new S3Location(
                Optional.of(server.endpoint()),
                "us-east-1",
                S3Server.BUCKET,
                prefix,
                Optional.of(S3Server.ACCESS_KEY),
                S3Server.SECRET_KEY);
    }
}

package dev.aloud.server.testservers;

import java.net.URI;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** MinIO in a container, with an empty bucket {@link S3Server#BUCKET} and the same keys as {@link S3Server} has. */
public final class MinioServer implements AutoCloseable {
    private static final int PORT = 9000;

    private final GenericContainer<?> container = new GenericContainer<>(
                    DockerImageName.parse("minio/minio:RELEASE.2025-04-22T22-12-26Z"))
            .withEnv("MINIO_ROOT_USER", S3Server.ACCESS_KEY)
            .withEnv("MINIO_ROOT_PASSWORD", S3Server.SECRET_KEY)
            .withCommand("server", "/data")
            .withExposedPorts(PORT)
            .waitingFor(Wait.forHttp("/minio/health/ready").forPort(PORT));

    private MinioServer() {}

    /** Whether there is something to run containers with. */
    public static boolean isAvailable() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    /** Starts one. */
    public static MinioServer start() {
        var server = new MinioServer();
        server.container.start();
        var credentials = AwsBasicCredentials.create(S3Server.ACCESS_KEY, S3Server.SECRET_KEY);
        try (var client = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build()) {
            client.createBucket(bucket -> bucket.bucket(S3Server.BUCKET));
        }
        return server;
    }

    /** Where it answers. */
    public URI endpoint() {
        return URI.create("http://" + container.getHost() + ":" + container.getMappedPort(PORT));
    }

    @Override
    public void close() {
        container.stop();
    }
}

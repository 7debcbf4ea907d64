package dev.aloud.server.testservers;

import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** PostgreSQL in a container. */
final class PostgresContainer implements PostgresServer {
    private static final int PORT = 5432;
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final int port = FreePort.next();
    private final GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse("postgres:18-alpine"))
            .withEnv("POSTGRES_PASSWORD", "postgres")
            .withExposedPorts(PORT)
            // Else it gets another port when it is started again.
            .withCreateContainerCmdModifier(
                    command -> Objects.requireNonNullElseGet(command.getHostConfig(), HostConfig::newHostConfig)
                            .withPortBindings(PortBinding.parse(port + ":" + PORT)))
            .waitingFor(
                    Wait.forLogMessage(".*ready to accept connections.*\\n", 2).withStartupTimeout(START_LIMIT));

    private PostgresContainer() {}

    static PostgresContainer start() {
        var server = new PostgresContainer();
        server.container.start();
        return server;
    }

    @Override
    public String url(String database) {
        return "jdbc:postgresql://" + container.getHost() + ":" + port + "/" + database;
    }

    @Override
    public void stop() {
        container.getDockerClient().stopContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void restart() {
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!answers()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("PostgreSQL does not start again");
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    private boolean answers() {
        try (var connection = DriverManager.getConnection(url(), user(), password())) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void freeze() {
        container
                .getDockerClient()
                .pauseContainerCmd(container.getContainerId())
                .exec();
    }

    @Override
    public void thaw() {
        container
                .getDockerClient()
                .unpauseContainerCmd(container.getContainerId())
                .exec();
    }

    @Override
    public void close() {
        container.stop();
    }
}

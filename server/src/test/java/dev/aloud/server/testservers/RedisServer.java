package dev.aloud.server.testservers;

import dev.aloud.server.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis on a free port, which keeps an append-only file: in a container where Docker answers, else a process of its own from
 * the binary in embedded-redis. It can be stopped, killed, and started again at the same address with its data or without.
 */
public final class RedisServer implements AutoCloseable {
    private static final String IMAGE = "redis:7.4-alpine";

    private interface Running {
        void stop(boolean atOnce);
    }

    private final int port;
    private final Path folder;
    private final boolean docker = DockerClientFactory.instance().isDockerAvailable();
    private GenericContainer<?> container;
    private Running running;

    private RedisServer(int port, Path folder) {
        this.port = port;
        this.folder = folder;
    }

    /** A new one, empty. */
    public static RedisServer start() {
        try {
            var server = new RedisServer(FreePort.next(), Files.createTempDirectory("aloud-redis"));
            server.startAgain();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its address; the same for as long as this lives. */
    public URI uri() {
        return URI.create("redis://127.0.0.1:" + port);
    }

    /** Stops in good order, with all data on disk. */
    public void stop() {
        end(false);
    }

    /** Ends at once, as by a power cut of its process; what is not on disk is lost. */
    public void kill() {
        end(true);
    }

    private synchronized void end(boolean atOnce) {
        if (running != null) {
            running.stop(atOnce);
            running = null;
        }
    }

    /** Starts again with the data that is on disk. */
    public synchronized void startAgain() {
        if (running == null) {
            running = docker ? startContainer() : startProcess();
        }
    }

    /** Starts again without any data. */
    public synchronized void startEmpty() {
        end(true);
        if (docker) {
            startAgain();
            try (var redis = connect()) {
                redis.flushAll();
            }
        } else {
            deleteFiles();
            startAgain();
        }
    }

    private static List<String> settings(String bind, String dir, int at) {
        return List.of(
                "--port",
                Integer.toString(at),
                "--bind",
                bind,
                "--dir",
                dir,
                "--appendonly",
                "yes",
                "--appendfsync",
                "always",
                "--save",
                "",
                "--protected-mode",
                "no");
    }

    /** One container for life, whose files stay while it is stopped. The fixed port lets it come back at its address. */
    private Running startContainer() {
        if (container == null) {
            var command = new ArrayList<>(List.of("redis-server"));
            command.addAll(settings("0.0.0.0", "/data", 6379));
            container = new GenericContainer<>(IMAGE)
                    .withExposedPorts(6379)
                    .withCommand(command.toArray(String[]::new))
                    .waitingFor(Wait.forListeningPort());
            container.setPortBindings(List.of(port + ":6379"));
            container.start();
        } else {
            container
                    .getDockerClient()
                    .startContainerCmd(container.getContainerId())
                    .exec();
        }
        awaitReady();
        return atOnce -> {
            var docker = container.getDockerClient();
            if (atOnce) {
                docker.killContainerCmd(container.getContainerId()).exec();
            } else {
                docker.stopContainerCmd(container.getContainerId()).exec();
            }
        };
    }

    private Running startProcess() {
        var command = new ArrayList<>(List.of(Binary.PATH));
        command.addAll(settings("127.0.0.1", folder.toString(), port));
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            var atExit = new Thread(process::destroyForcibly);
            Runtime.getRuntime().addShutdownHook(atExit);
            awaitReady();
            return atOnce -> {
                if (atOnce) {
                    process.destroyForcibly();
                } else {
                    process.destroy();
                }
                process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
                removeHook(atExit);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        Await.until("Redis answers", () -> {
            try (var redis = new Jedis("127.0.0.1", port)) {
                return redis.ping().equals("PONG");
            } catch (JedisException e) {
                return false;
            }
        });
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook runs.
        }
    }

    /** A connection of the test's own; the test closes it. */
    public Jedis connect() {
        return new Jedis("127.0.0.1", port);
    }

    @Override
    public synchronized void close() {
        end(true);
        if (container != null) {
            container.stop();
        }
        deleteFiles();
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deleteFiles() {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unpacked once for all tests of a run. */
    private static final class Binary {
        static final String PATH = unpack();

        private static String unpack() {
            try {
                return ExecutableProvider.newJarResourceProvider().get().getAbsolutePath();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

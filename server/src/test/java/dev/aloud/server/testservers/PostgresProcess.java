package dev.aloud.server.testservers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;

/** PostgreSQL as processes of this machine. */
final class PostgresProcess implements PostgresServer {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Path directory;
    private final int port = FreePort.next();
    private EmbeddedPostgres server;

    private PostgresProcess(Path directory) {
        this.directory = directory;
    }

    static PostgresProcess start() {
        try {
            var server = new PostgresProcess(Files.createTempDirectory("aloud-postgres"));
            server.restart();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public void restart() {
        try {
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(directory.resolve("data"))
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setPGStartupWait(START_LIMIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void freeze() {
        signal("-STOP");
    }

    @Override
    public void thaw() {
        signal("-CONT");
    }

    /** To the server and each of its children, which serve connections. */
    private void signal(String name) {
        try {
            long postmaster = Long.parseLong(Files.readAllLines(directory.resolve("data/postmaster.pid"))
                    .getFirst()
                    .strip());
            if (send(name, postmaster) != 0) {
                throw new IllegalStateException("kill " + name + " " + postmaster + " failed");
            }
            for (var child :
                    ProcessHandle.of(postmaster).orElseThrow().descendants().toList()) {
                // One that serves a connection may just have ended with it.
                if (send(name, child.pid()) != 0 && child.isAlive()) {
                    throw new IllegalStateException("kill " + name + " " + child.pid() + " failed");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int send(String name, long process) throws IOException, InterruptedException {
        return new ProcessBuilder("kill", name, Long.toString(process))
                .inheritIO()
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        stop();
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.aloud.server.cluster;

import dev.aloud.server.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A gateway or a worker: a process that a test may kill and start again. Thread-safe. */
final class Node implements AutoCloseable {
    static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final String READY = "Aloud is ready at ";

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;

    /** Where in the log the present process began. */
    private long begun;

    private Process process;

    Node(String name, List<String> command, Map<String, String> environment, Path log) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
    }

    String name() {
        return name;
    }

    synchronized Node start() {
        try {
            begun = Files.exists(log) ? Files.size(log) : 0;
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().keySet().removeIf(variable -> variable.startsWith("ALOUD_"));
            builder.environment().putAll(environment);
            process = builder.start();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL: it has no time for a last word. */
    synchronized void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** SIGTERM, and waits for its end. */
    int stop() {
        Process now;
        synchronized (this) {
            now = process;
        }
        now.toHandle().destroy();
        return now.onExit().join().exitValue();
    }

    synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** SIGSTOP: it stands still, as a machine does that swaps or is moved. */
    synchronized void freeze() {
        signal("-STOP");
    }

    /** SIGCONT. */
    synchronized void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            int code = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .onExit()
                    .join()
                    .exitValue();
            if (code != 0) {
                throw new IllegalStateException("kill " + signal + " ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the present process has said. */
    synchronized String said() {
        try {
            byte[] all = Files.readAllBytes(log);
            return new String(all, (int) begun, all.length - (int) begun, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What all its processes have said. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it answers, as a gateway; empty before it does, and when it is dead. */
    Optional<URI> address() {
        if (!isAlive()) {
            return Optional.empty();
        }
        return said().lines()
                .filter(line -> line.startsWith(READY))
                .map(line -> URI.create(line.substring(READY.length())))
                .findFirst();
    }

    /** Waits until it has said this. */
    Node awaitSaid(String what) {
        Await.until(name + " says " + what, START_LIMIT, () -> {
            if (!isAlive()) {
                throw new AssertionError(name + " has ended:\n" + said());
            }
            return said().contains(what);
        });
        return this;
    }

    Node awaitAddress() {
        return awaitSaid(READY);
    }

    @Override
    public synchronized void close() {
        if (process != null) {
            kill();
        }
    }
}

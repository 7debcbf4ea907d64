package dev.aloud.benchmarks.restart;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A server that the launcher has started; it ends by SIGKILL. */
final class StartedServer implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("ready at (http\\S+?)/?$");

    private final Process process;
    private final long startedAt;
    private final URI address;
    private final double secondsToAddress;

    private StartedServer(Process process, long startedAt) throws IOException {
        this.process = process;
        this.startedAt = startedAt;
        address = awaitAddress();
        secondsToAddress = secondsSinceStart();
    }

    /** Starts one and waits until it has told its address. */
    static StartedServer start(Path launcher, Path data) throws IOException {
        long now = System.nanoTime();
        var process = new ProcessBuilder(launcher.toString(), "serve", "--port", "0", "--data", data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new StartedServer(process, now);
    }

    private URI awaitAddress() throws IOException {
        var lines = process.inputReader(StandardCharsets.UTF_8);
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var found = READY.matcher(line);
            if (found.find()) {
                return URI.create(found.group(1));
            }
        }
        throw new IOException("the server ended before it was ready, and has said why");
    }

    URI address() {
        return address;
    }

    double secondsToAddress() {
        return secondsToAddress;
    }

    double secondsSinceStart() {
        return (System.nanoTime() - startedAt) / 1e9;
    }

    @Override
    public void close() {
        var all = process.descendants().toList();
        all.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        all.forEach(child -> child.onExit().join());
    }
}

package dev.aloud.benchmarks.queue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;

/** A Redis for one benchmark: the one on the PATH, else the binary in embedded-redis. Keeps nothing on disk. */
final class LocalRedis implements AutoCloseable {
    private final Process process;
    private final Path folder;
    private final int port;

    private LocalRedis(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    static LocalRedis start() throws IOException, InterruptedException {
        int port;
        try (var probe = new ServerSocket(0)) {
            port = probe.getLocalPort();
        }
        var folder = Files.createTempDirectory("aloud-redis");
        var process = new ProcessBuilder(
                        binary(),
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--dir",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        var redis = new LocalRedis(process, folder, port);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        redis.awaitReady();
        return redis;
    }

    private static String binary() throws IOException {
        for (var folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            var candidate = Path.of(folder, "redis-server");
            if (Files.isExecutable(candidate)) {
                return candidate.toString();
            }
        }
        return ExecutableProvider.newJarResourceProvider().get().getAbsolutePath();
    }

    private void awaitReady() throws InterruptedException {
        for (int i = 0; i < 1000; i++) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }
        throw new IllegalStateException("Redis does not start; give the address of one with --redis");
    }

    URI uri() {
        return URI.create("redis://127.0.0.1:" + port);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        Files.deleteIfExists(folder);
    }
}

package dev.aloud.pack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A registry over real HTTP that can misbehave. */
final class ToyRegistry implements PackageSource, AutoCloseable {
    /** Nobody listens on port 1. */
    private static final URI NOBODY = URI.create("http://127.0.0.1:1/");

    private final Map<String, byte[]> archives = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Queue<Integer> cuts = new ConcurrentLinkedQueue<>();
    private final CountDownLatch firstBytes = new CountDownLatch(1);

    /** Every request as {@code toy-a 0-}, with the first byte that was asked for. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    /** Packages that were fetched by the source's own means. */
    final List<String> fetched = new CopyOnWriteArrayList<>();

    volatile boolean knowsRanges = true;
    volatile boolean stalls;
    volatile boolean unreachable;
    volatile int refusal;
    volatile String integrity;

    ToyRegistry(Toy toy) throws IOException {
        archives.putAll(toy.archives);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** Serves other bytes under a package's name. */
    void put(String name, byte[] archive) {
        archives.put(name, archive);
    }

    /** The next answers break off after so many bytes each. */
    void cut(Integer... afterBytes) {
        cuts.addAll(List.of(afterBytes));
    }

    /** Waits until some bytes of a stalling answer have been sent. */
    void awaitFirstBytes() throws InterruptedException {
        firstBytes.await();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public Archive locate(PackSource source) {
        String told = integrity == null ? source.integrity() : integrity;
        return new Archive(unreachable ? NOBODY : base().resolve(source.name()), told);
    }

    @Override
    public Path fetch(PackSource source, Path folder) throws IOException {
        fetched.add(source.name());
        return Files.write(folder.resolve(source.name() + ".tgz"), archives.get(source.name()));
    }

    private void serve(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(1);
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
        requests.add(name + " " + from + "-");
        if (refusal != 0) {
            exchange.sendResponseHeaders(refusal, -1);
            exchange.close();
            return;
        }
        var bytes = archives.get(name);
        if (range == null || !knowsRanges) {
            from = 0;
            exchange.sendResponseHeaders(200, bytes.length);
        } else if (from >= bytes.length) {
            exchange.sendResponseHeaders(416, -1);
            exchange.close();
            return;
        } else {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
            exchange.sendResponseHeaders(206, bytes.length - from);
        }
        send(exchange, bytes, from);
    }

    private void send(HttpExchange exchange, byte[] bytes, int from) throws IOException {
        var cut = cuts.poll();
        int length = bytes.length - from;
        int sent = cut == null ? length : Math.min(cut, length);
        try {
            exchange.getResponseBody().write(bytes, from, stalls ? Math.min(1000, sent) : sent);
            exchange.getResponseBody().flush();
            if (stalls) {
                firstBytes.countDown();
                Thread.sleep(Long.MAX_VALUE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

package dev.aloud.server.testservers;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The wire between a test's server and who uses it: passes bytes on, counts them, and does on command what networks and
 * servers do when they are ill. A change holds for all connections at once: those that are open are cut.
 */
public final class FaultyLink implements AutoCloseable {
    /** What the link does with connections. */
    public enum State {
        /** Passes on. */
        HEALTHY,
        /** Takes connections and requests, and never answers. */
        SILENT,
        /** Passes on, but waits before each piece of an answer. */
        SLOW,
        /** Answers every HTTP request with 500. */
        FAILING,
        /** Takes no connections. */
        REFUSING
    }

    private static final byte[] SERVER_ERROR =
            "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final InetSocketAddress target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();
    private volatile State state = State.HEALTHY;
    private volatile Duration delay = Duration.ZERO;
    private ServerSocket listening;
    private boolean closed;

    /** A healthy link to a server on this machine, at a port of its own that stays the same. */
    public FaultyLink(int targetPort) {
        target = new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort);
        listening = listen(0);
        port = listening.getLocalPort();
        accept(listening);
    }

    public int port() {
        return port;
    }

    /** Bytes that came from the server since the start. */
    public long answeredBytes() {
        return answered.get();
    }

    /** Connections taken since the start. */
    public long connections() {
        return connections.get();
    }

    /** From now on, and for new connections only, as open ones are cut. */
    public void set(State next) {
        set(next, Duration.ZERO);
    }

    /** Waits so long before each piece of an answer. */
    public void slow(Duration each) {
        set(State.SLOW, each);
    }

    private synchronized void set(State next, Duration each) {
        if (closed) {
            return;
        }
        state = next;
        delay = each;
        if (next == State.REFUSING) {
            closeQuietly(listening);
        } else if (listening.isClosed()) {
            listening = listen(port);
            accept(listening);
        }
        open.forEach(FaultyLink::closeQuietly);
    }

    private static ServerSocket listen(int port) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 512);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket door) {
        Thread.ofVirtual().start(() -> {
            while (true) {
                try {
                    var client = door.accept();
                    connections.incrementAndGet();
                    Thread.ofVirtual().start(() -> serve(client));
                } catch (IOException e) {
                    return; // Closed.
                }
            }
        });
    }

    private void serve(Socket client) {
        try (client) {
            open.add(client); // Before the state is read, so that whoever changes it meanwhile cuts this one too.
            switch (state) {
                case HEALTHY, SLOW -> pass(client);
                case SILENT -> client.getInputStream().transferTo(OutputStream.nullOutputStream());
                case FAILING -> fail(client);
                case REFUSING -> {}
            }
        } catch (IOException e) {
            // The one side or the other has gone, or the link was told to cut it.
        } finally {
            open.remove(client);
        }
    }

    private void pass(Socket client) throws IOException {
        try (var server = new Socket()) {
            server.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            server.connect(target, 5_000);
            open.add(server);
            Thread.ofVirtual().start(() -> {
                try {
                    client.getInputStream().transferTo(server.getOutputStream());
                    server.shutdownOutput();
                } catch (IOException e) {
                    closeQuietly(server);
                }
            });
            answer(server, client);
            open.remove(server);
        }
    }

    private void answer(Socket server, Socket client) throws IOException {
        var in = server.getInputStream();
        var out = client.getOutputStream();
        var piece = new byte[16 * 1024];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            if (!delay.isZero()) {
                LockSupport.parkNanos(delay.toNanos());
            }
            out.write(piece, 0, read);
            answered.addAndGet(read);
        }
    }

    /** Waits for the end of a request's head, says 500, and reads on so that the client is not reset while it writes. */
    private static void fail(Socket client) throws IOException {
        var in = client.getInputStream();
        awaitHead(in);
        client.getOutputStream().write(SERVER_ERROR);
        client.shutdownOutput();
        in.transferTo(OutputStream.nullOutputStream());
    }

    private static void awaitHead(InputStream in) throws IOException {
        int newlines = 0;
        for (int c = in.read(); c >= 0 && newlines < 2; c = newlines < 2 ? in.read() : c) {
            newlines = c == '\n' ? newlines + 1 : c == '\r' ? newlines : 0;
        }
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // It is gone anyway.
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        closeQuietly(listening);
        open.forEach(FaultyLink::closeQuietly);
    }
}

package dev.aloud.server.cluster;

import dev.aloud.server.Await;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/**
 * The wire between one worker and Redis, which can be cut at the moment that matters most: when the worker brings a block's audio,
 * just before Redis gets it, or just after, so that the worker never hears that it was taken.
 */
final class RedisWire implements AutoCloseable {
    /** Where it is cut. */
    enum Cut {
        /** Redis never hears of the block. */
        BEFORE_REDIS_HAS_IT,
        /** Redis has it, and the worker never hears so. */
        AFTER_REDIS_HAS_IT
    }

    /** How a block's audio begins; nothing else that a worker says has it. */
    private static final String AUDIO = "ALB1";

    private static final Pattern KEY = Pattern.compile("\\b[0-9a-f]{64}\\b");

    private final URI redis;
    private final ServerSocket door;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Cut> armed = new AtomicReference<>();
    private final AtomicReference<String> cutKey = new AtomicReference<>();

    RedisWire(URI redis) {
        this.redis = redis;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** What the worker is to hold for Redis. */
    URI uri() {
        return URI.create("redis://127.0.0.1:" + door.getLocalPort());
    }

    /** The next audio of the worker is cut there. */
    void arm(Cut cut) {
        cutKey.set(null);
        armed.set(cut);
    }

    /** Waits for that; the key of the block that it brought. */
    String awaitCut() {
        Await.until("the worker has brought a block", () -> cutKey.get() != null);
        return cutKey.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var worker = door.accept();
                open.add(worker);
                Thread.ofVirtual().start(() -> join(worker));
            } catch (IOException e) {
                return; // Closed.
            }
        }
    }

    private void join(Socket worker) {
        try (worker;
                var server = new Socket(redis.getHost(), redis.getPort())) {
            open.add(server);
            worker.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            var deaf = new AtomicReference<>(server.getOutputStream());
            var dumb = new AtomicReference<>(worker.getOutputStream());
            Thread.ofVirtual().start(() -> {
                try {
                    pass(server, dumb, null);
                } catch (IOException e) {
                    // As when it has ended in good order.
                } finally {
                    close(worker);
                }
            });
            pass(worker, deaf, dumb);
        } catch (IOException e) {
            // The one side or the other has gone.
        }
    }

    /** Passes on; where there is a way back it is what the worker says, and may be cut. */
    private void pass(Socket from, AtomicReference<OutputStream> to, AtomicReference<OutputStream> back)
            throws IOException {
        var piece = new byte[16 * 1024];
        for (int read = from.getInputStream().read(piece);
                read >= 0;
                read = from.getInputStream().read(piece)) {
            var said = back == null ? "" : new String(piece, 0, read, StandardCharsets.ISO_8859_1);
            int audio = said.indexOf(AUDIO);
            var cut = audio >= 0 ? armed.getAndSet(null) : null;
            if (cut == null) {
                to.get().write(piece, 0, read);
                continue;
            }
            var keys = KEY.matcher(said.substring(0, audio)).results().toList();
            var key = keys.getLast().group();
            if (cut == Cut.BEFORE_REDIS_HAS_IT) {
                to.set(OutputStream.nullOutputStream());
                cutKey.set(key);
            } else {
                back.updateAndGet(worker -> new Swallowing(worker, () -> cutKey.set(key)));
                to.get().write(piece, 0, read);
            }
        }
    }

    /** What Redis answers to the audio ends here. Only then has it the whole of it, which comes in many pieces. */
    private static final class Swallowing extends FilterOutputStream {
        private static final String ASK_AGAIN_WITH_THE_SCRIPT = "-NOSCRIPT";

        private final Runnable answered;

        private Swallowing(OutputStream worker, Runnable answered) {
            super(worker);
            this.answered = answered;
        }

        @Override
        public void write(byte[] piece, int offset, int length) throws IOException {
            if (new String(piece, offset, length, StandardCharsets.ISO_8859_1).startsWith(ASK_AGAIN_WITH_THE_SCRIPT)) {
                out.write(piece, offset, length);
            } else {
                answered.run();
            }
        }
    }

    private static void close(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // It is gone anyway.
        }
    }

    @Override
    public void close() {
        close(door);
        open.forEach(RedisWire::close);
    }
}

package dev.aloud.server.socket;

import dev.aloud.delivery.Outgoing;
import dev.aloud.protocol.Message;
import dev.aloud.protocol.MessageCodec;
import dev.aloud.server.config.ServerConfig;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One WebSocket. The thread that Helidon gives it reads; a virtual thread of its own is the only one that writes. However it
 * ends, also when the peer just vanishes, the session is told, so that nothing of it is kept. A peer that neither reads nor
 * answers is found by {@link #tick} and cut off.
 */
final class SocketConnection implements ServerConnection {
    private static final Logger LOG = System.getLogger("aloud.socket");

    /** How long a peer may take to answer our good-bye. */
    private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final ConnectionContext context;
    private final ListenerSession session;
    private final ServerConfig.Socket limits;
    private final SocketMetrics metrics;
    private final Runnable closed;
    private final FrameReader in;
    private final FrameWriter out;

    /** When the peer was last heard; times are of {@link System#nanoTime}. */
    private volatile long heardAt = System.nanoTime();

    private volatile long pingedAt = heardAt;

    /** When the write under way began; meaningless unless writing. */
    private volatile long writingSince;

    private volatile boolean writing;
    private volatile long closeSentAt;
    private volatile boolean closeSent;
    private volatile boolean aborted;

    /**
     * @param closed is run once when all is over
     */
    SocketConnection(
            ConnectionContext context,
            ListenerSession session,
            ServerConfig.Socket limits,
            int maxMessageBytes,
            SocketMetrics metrics,
            Runnable closed) {
        this.context = context;
        this.session = session;
        this.limits = limits;
        this.metrics = metrics;
        this.closed = closed;
        in = new FrameReader(context.dataReader(), maxMessageBytes);
        out = new FrameWriter(context.dataWriter());
    }

    ListenerSession session() {
        return session;
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        var writer = Thread.ofVirtual().name("aloud-ws-writer").start(this::write);
        try {
            read();
            writer.join();
        } catch (DataReader.InsufficientDataAvailableException | UncheckedIOException | CloseConnectionException e) {
            LOG.log(Level.DEBUG, "a listener's connection is gone: {0}", e.getMessage());
        } finally {
            session.vanish();
            closed.run();
        }
    }

    private void read() {
        try {
            while (true) {
                var incoming = in.next();
                heardAt = System.nanoTime();
                switch (incoming) {
                    case FrameReader.Incoming.Text(var text) -> session.receive(text);
                    case FrameReader.Incoming.Ping(var payload) -> session.pingReceived(payload);
                    case FrameReader.Incoming.Pong() -> {}
                    case FrameReader.Incoming.Close() -> {
                        session.peerCloses();
                        return;
                    }
                }
            }
        } catch (SocketViolation e) {
            metrics.violations().increment();
            session.stop(new Message.ProtocolError("bad_frame", e.code().reason(), 0), e.code());
            drain();
        }
    }

    /** Closing with unread bytes would make the peer lose our last words; so they are read, until it or {@link #tick} ends it. */
    private void drain() {
        while (true) {
            context.dataReader().readBuffer();
        }
    }

    private void write() {
        try {
            var next = session.next();
            while (!(next instanceof Writing.End) && isWritten(next)) {
                next = session.next();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            abort();
        } catch (RuntimeException | Error e) {
            // Who is left without a writer would hear nothing, not even a ping; who is cut off comes back.
            LOG.log(Level.ERROR, "a listener is cut off, as something of ours failed", e);
            abort();
        }
    }

    /** False when the connection is gone. */
    private boolean isWritten(Writing next) {
        writingSince = System.nanoTime();
        writing = true;
        try {
            perform(next);
            return true;
        } catch (RuntimeException e) {
            LOG.log(aborted ? Level.DEBUG : Level.TRACE, "writing to a listener ended", e);
            abort();
            return false;
        } finally {
            writing = false;
        }
    }

    private void perform(Writing next) {
        switch (next) {
            case Writing.Item(Outgoing.Text(var message)) -> out.text(MessageCodec.encode(message));
            case Writing.Item(Outgoing.Audio(var frame)) -> {
                out.audio(frame);
                metrics.audioBytes().add(frame.length());
            }
            case Writing.Ping() -> out.ping();
            case Writing.Pong(var payload) -> out.pong(payload);
            case Writing.Close(var code) -> {
                out.close(code);
                closeSentAt = System.nanoTime();
                closeSent = true;
            }
            case Writing.End() -> throw new IllegalStateException("the end is not written");
        }
    }

    /** Looks whether the peer still reads and answers; called several times an interval. */
    void tick(long now) {
        if (writing && now - writingSince > limits.writeTimeout().toNanos()) {
            metrics.slow().increment();
            abort();
        } else if (closeSent && now - closeSentAt > CLOSE_NANOS) {
            abort();
        } else if (now - heardAt > limits.idleTimeout().toNanos()) {
            metrics.silent().increment();
            abort();
        } else if (now - Math.max(heardAt, pingedAt) > limits.pingInterval().toNanos()) {
            pingedAt = now;
            session.ping();
        }
    }

    /** Cuts the connection: whoever reads or writes finds it closed. */
    void abort() {
        if (!aborted) {
            aborted = true;
            try {
                context.serverSocket().close();
            } catch (UncheckedIOException e) {
                LOG.log(Level.DEBUG, "a listener's socket does not close: {0}", e.getMessage());
            }
        }
    }

    /** Its idleness is judged by {@link #tick}, not by Helidon. */
    @Override
    public Duration idleTime() {
        return Duration.ZERO;
    }

    @Override
    public void close(boolean interrupt) {
        abort();
    }
}

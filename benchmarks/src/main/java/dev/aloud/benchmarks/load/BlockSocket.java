package dev.aloud.benchmarks.load;

import dev.aloud.protocol.BlockAssembler;
import dev.aloud.protocol.FrameCodec;
import dev.aloud.protocol.Limits;
import dev.aloud.protocol.Message;
import dev.aloud.protocol.MessageCodec;
import dev.aloud.protocol.ProtocolException;
import dev.aloud.protocol.ReceivedBlock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * One WebSocket of a listener: what comes is decoded, frames are joined to blocks and put into an inbox with the time at
 * which they came. {@link #send} and {@link #take} are for one thread.
 */
final class BlockSocket implements WebSocket.Listener, AutoCloseable {
    /** What came. */
    sealed interface News {
        /** When, by {@link System#nanoTime}. */
        long atNanos();

        record Block(ReceivedBlock block, long atNanos) implements News {}

        record Text(Message message, long atNanos) implements News {}

        /** The connection is over; nothing follows. */
        record Gone(String reason, long atNanos) implements News {}
    }

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);

    private final LinkedBlockingQueue<News> inbox = new LinkedBlockingQueue<>();
    private final BlockAssembler assembler = new BlockAssembler();
    private final StringBuilder text = new StringBuilder();
    private final LongAdder bytesReceived;
    private final boolean reads;
    private byte[] frame = new byte[0];
    private WebSocket socket;

    private BlockSocket(LongAdder bytesReceived, boolean reads) {
        this.bytesReceived = bytesReceived;
        this.reads = reads;
    }

    /** Connects; gives up after half a minute. */
    static BlockSocket open(HttpClient http, URI uri, LongAdder bytesReceived) throws IOException {
        return open(http, uri, new BlockSocket(bytesReceived, true));
    }

    /** Connects, and then reads nothing: what the server sends piles up in its own buffers. */
    static BlockSocket openDeaf(HttpClient http, URI uri) throws IOException {
        return open(http, uri, new BlockSocket(new LongAdder(), false));
    }

    private static BlockSocket open(HttpClient http, URI uri, BlockSocket listener) throws IOException {
        try {
            listener.socket = http.newWebSocketBuilder()
                    .subprotocols("aloud.blocks.v1")
                    .connectTimeout(CONNECT_TIMEOUT)
                    .buildAsync(uri, listener)
                    .join();
        } catch (CompletionException e) {
            throw new IOException("cannot connect: " + e.getCause(), e);
        }
        return listener;
    }

    void send(Message message) throws IOException {
        try {
            socket.sendText(MessageCodec.encode(message), true).join();
        } catch (CompletionException e) {
            throw new IOException("cannot send: " + e.getCause(), e);
        }
    }

    /** The next thing that came, or null after the time-out. */
    News take(long timeoutMs) throws InterruptedException {
        return inbox.poll(timeoutMs, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        try {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                    .orTimeout(2, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            // The other end has gone first, or does not read: the good-bye is lost, and nothing depends on it.
        } finally {
            socket.abort();
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (reads) {
            opened.request(1);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (text.length() > Limits.MAX_MESSAGE_UNITS) {
            fail(from, "a message over the limit");
        } else if (last) {
            String json = text.toString();
            text.setLength(0);
            bytesReceived.add(json.length());
            try {
                take(MessageCodec.decode(json));
            } catch (ProtocolException e) {
                fail(from, e.getMessage());
            }
        }
        from.request(1);
        return null;
    }

    private void take(Message message) throws ProtocolException {
        long now = System.nanoTime();
        if (message instanceof Message.BlockState state) {
            assembler.accept(state).ifPresent(block -> inbox.add(new News.Block(block, now)));
        }
        inbox.add(new News.Text(message, now));
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        int had = frame.length;
        byte[] joined = new byte[had + data.remaining()];
        System.arraycopy(frame, 0, joined, 0, had);
        data.get(joined, had, joined.length - had);
        frame = joined;
        if (last) {
            frame = new byte[0];
            bytesReceived.add(joined.length);
            try {
                var whole = assembler.accept(FrameCodec.decode(joined));
                long now = System.nanoTime();
                whole.ifPresent(block -> inbox.add(new News.Block(block, now)));
            } catch (ProtocolException e) {
                fail(from, e.getMessage());
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        inbox.add(new News.Gone("closed by the server: " + status + " " + reason, System.nanoTime()));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        inbox.add(new News.Gone("lost: " + error, System.nanoTime()));
    }

    private void fail(WebSocket from, String reason) {
        inbox.add(new News.Gone("the protocol was broken: " + reason, System.nanoTime()));
        from.abort();
    }
}

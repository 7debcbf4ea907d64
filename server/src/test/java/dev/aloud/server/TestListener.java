package dev.aloud.server;

import dev.aloud.protocol.AudioFrame;
import dev.aloud.protocol.BlockAssembler;
import dev.aloud.protocol.FrameCodec;
import dev.aloud.protocol.Message;
import dev.aloud.protocol.MessageCodec;
import dev.aloud.protocol.ProtocolException;
import dev.aloud.protocol.ReceivedBlock;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A listener on a real WebSocket that keeps everything it hears and checks the order of frames. */
public final class TestListener implements WebSocket.Listener, AutoCloseable {
    public final List<Message> messages = new CopyOnWriteArrayList<>();
    public final List<AudioFrame> frames = new CopyOnWriteArrayList<>();
    public final List<ReceivedBlock> blocks = new CopyOnWriteArrayList<>();
    public final AtomicInteger pings = new AtomicInteger();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final BlockAssembler assembler = new BlockAssembler();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private volatile int closeCode;
    private volatile String closeReason = "";
    private WebSocket socket;

    /**
     * Connects.
     *
     * @throws java.util.concurrent.CompletionException when that fails, with the reason as its cause
     */
    public static TestListener connect(HttpClient http, URI uri) {
        var listener = new TestListener();
        listener.socket = http.newWebSocketBuilder()
                .subprotocols("aloud.blocks.v1")
                .buildAsync(URI.create(uri.toString().replaceFirst("^http", "ws")), listener)
                .join();
        return listener;
    }

    /** The subprotocol that was agreed on. */
    public String subprotocol() {
        return socket.getSubprotocol();
    }

    public void want(int first, int count, Integer... have) {
        send(new Message.Want(first, count, List.of(have)));
    }

    public void want(int first, int count, Collection<Integer> have) {
        send(new Message.Want(first, count, List.copyOf(have)));
    }

    public void send(Message message) {
        sendText(MessageCodec.encode(message));
    }

    public void sendText(String message) {
        socket.sendText(message, true).join();
    }

    /** The socket itself, for what a well-behaved listener does not do. */
    public WebSocket socket() {
        return socket;
    }

    /** Waits until these blocks have come whole, and returns them in the order in which they came. */
    public List<ReceivedBlock> awaitBlocks(int count) {
        Await.until(count + " whole blocks, have " + indexes(), () -> blocks.size() >= count || !failures.isEmpty());
        assertOrderly();
        return blocks;
    }

    /** Waits for the job's first message. */
    public Message.JobInfo awaitJob() {
        return await(Message.JobInfo.class);
    }

    /** Waits for a message of a type, and returns the first. */
    public <M extends Message> M await(Class<M> type) {
        Await.until("a message " + type.getSimpleName(), () -> messages.stream().anyMatch(type::isInstance));
        return type.cast(messages.stream().filter(type::isInstance).findFirst().orElseThrow());
    }

    /** Waits until a block is in a phase. */
    public Message.BlockState await(int index, Class<? extends Message.Phase> phase) {
        Await.until("block " + index + " " + phase.getSimpleName(), () -> state(index, phase) != null);
        return state(index, phase);
    }

    private Message.BlockState state(int index, Class<? extends Message.Phase> phase) {
        for (var message : messages) {
            if (message instanceof Message.BlockState state
                    && state.index() == index
                    && phase.isInstance(state.phase())) {
                return state;
            }
        }
        return null;
    }

    /** Waits until the server has closed, and returns the code. */
    public int awaitClose() {
        Await.until("the close", () -> closeCode != 0);
        return closeCode;
    }

    /** The code with which the connection has ended, 1006 where it broke; 0 while it is open. */
    public int closeCode() {
        return closeCode;
    }

    public String closeReason() {
        return closeReason;
    }

    public List<Integer> indexes() {
        return blocks.stream().map(ReceivedBlock::index).toList();
    }

    public void assertOrderly() {
        if (!failures.isEmpty()) {
            throw new AssertionError("the server broke the protocol: " + failures);
        }
    }

    /** Is gone without a word, as when a laptop is shut. */
    public void vanish() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                .exceptionally(failure -> null)
                .join();
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            try {
                var message = MessageCodec.decode(text.toString());
                messages.add(message);
                if (message instanceof Message.BlockState state) {
                    assembler.accept(state).ifPresent(blocks::add);
                }
            } catch (ProtocolException e) {
                failures.add(e.getMessage());
            }
            text.setLength(0);
        }
        webSocket.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        binary.writeBytes(bytes);
        if (last) {
            try {
                var frame = FrameCodec.decode(binary.toByteArray());
                frames.add(frame);
                assembler.accept(frame).ifPresent(blocks::add);
            } catch (ProtocolException e) {
                failures.add(e.getMessage());
            }
            binary.reset();
        }
        webSocket.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onPing(WebSocket webSocket, ByteBuffer message) {
        pings.incrementAndGet();
        webSocket.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closeReason = reason;
        closeCode = statusCode;
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closeReason = String.valueOf(error.getMessage());
        closeCode = closeCode == 0 ? 1006 : closeCode;
    }
}

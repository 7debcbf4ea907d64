package dev.aloud.browser;

import dev.aloud.browser.device.Clock;
import dev.aloud.browser.device.Server;
import dev.aloud.protocol.Message;
import dev.aloud.protocol.MessageCodec;
import dev.aloud.protocol.ProtocolException;
import org.teavm.jso.typedarrays.Int8Array;

/**
 * The server, over a WebSocket: asks for a job once somebody listens, connects to it, and connects again with growing waits when the connection
 * is lost. What was received is not asked for again, because the listener says what it has.
 */
final class SocketSource implements BlockSource {
    /** The wait before the second attempt; it doubles with each, up to the last, and varies by a half. */
    private static final int FIRST_WAIT_MS = 500;

    private static final int LAST_WAIT_MS = 20_000;

    /** So many lost connections in a row, and the job is taken for gone: a new one is asked for. */
    private static final int LOSSES_A_JOB = 2;

    /** How often the server must be heard; a ping asks for an answer in between. */
    private static final int SILENCE_LIMIT_MS = 30_000;

    private final Server server;
    private final Clock clock;
    private final KeyedBlocks blocks;
    private Listener listener;
    private Server.Socket socket;
    private String jobId;
    private String url;
    private boolean wanted;
    private boolean begun;
    private boolean waiting;
    private int timer;
    private int losses;
    private int retryAfterMs;
    private boolean heard;
    private boolean pinged;

    SocketSource(Server server, Clock clock, KeyedBlocks blocks) {
        this.server = server;
        this.clock = clock;
        this.blocks = blocks;
    }

    @Override
    public void open(Listener events) {
        listener = events;
        server.whenOnline(this::retryNow);
    }

    @Override
    public void begin() {
        wanted = true;
        grown();
    }

    /** The document has grown: the server is asked once its canonical text is whole and somebody listens. */
    void grown() {
        if (listener != null && wanted && !begun && blocks.document().complete()) {
            begun = true;
            clock.soon(this::attempt);
        }
    }

    @Override
    public void send(Message.FromListener message) {
        if (socket != null) {
            socket.send(MessageCodec.encode(message));
        }
    }

    @Override
    public void close() {
        listener = null;
        clock.cancel(timer);
        if (socket != null) {
            send(new Message.Cancel());
            socket.close();
            socket = null;
        } else if (jobId != null) {
            server.deleteJob(jobId);
        }
    }

    private void attempt() {
        waiting = false;
        if (listener == null) {
            return;
        }
        if (url == null) {
            String text = blocks.document().canonical();
            server.createJob(blocks.voicing().model(), blocks.voicing().voice(), text, this::created, this::refused);
        } else {
            connect();
        }
    }

    private void created(String newUrl, String newJobId) {
        if (listener == null) {
            server.deleteJob(newJobId);
            return;
        }
        if (jobId != null) {
            // Its connections were lost without a word to the server, which would keep it for who comes back.
            server.deleteJob(jobId);
        }
        url = newUrl;
        jobId = newJobId;
        connect();
    }

    private void refused(String code, String message, boolean again, int afterMs) {
        if (listener == null) {
            return;
        }
        if (again) {
            retryAfterMs = afterMs;
            lost(message);
        } else {
            listener.stopped(code, message);
        }
    }

    private void connect() {
        var own = new Inbox(listener);
        socket = server.connect(
                url,
                this::watch,
                json -> received(() -> text(own, json)),
                bytes -> received(() -> audio(own, bytes)),
                (code, reason) -> closed(reason));
    }

    private void received(Frame frame) {
        heard = true;
        try {
            frame.take();
        } catch (ProtocolException e) {
            // A connection that has gone wrong once is not to be trusted with the rest.
            drop();
            lost(e.getMessage());
        }
    }

    private void text(Inbox inbox, String json) throws ProtocolException {
        if (inbox.text(json) instanceof Message.ProtocolError error) {
            retryAfterMs = error.retryAfterMs();
        }
    }

    private void audio(Inbox inbox, Int8Array bytes) throws ProtocolException {
        losses = 0;
        inbox.binary(bytes);
    }

    private void closed(String reason) {
        drop();
        lost(reason.isEmpty() ? "the connection to the server was lost" : reason);
    }

    private void lost(String message) {
        losses++;
        if (losses >= LOSSES_A_JOB) {
            url = null;
        }
        if (listener == null) {
            return;
        }
        listener.lost(message);
        int doubled = FIRST_WAIT_MS << Math.min(losses - 1, 8);
        int wait = Math.min(doubled, LAST_WAIT_MS);
        int varied = wait / 2 + (int) (Math.random() * wait);
        waiting = true;
        timer = clock.after(Math.max(varied, retryAfterMs), this::attempt);
        retryAfterMs = 0;
    }

    private void retryNow() {
        if (waiting && listener != null) {
            clock.cancel(timer);
            attempt();
        }
    }

    /** Watches for a connection that has died without a word. */
    private void watch() {
        heard = false;
        pinged = false;
        clock.cancel(timer);
        timer = clock.after(SILENCE_LIMIT_MS / 2, this::look);
    }

    private void look() {
        if (socket == null || listener == null) {
            return;
        }
        if (!heard && pinged) {
            drop();
            lost("the server went silent");
            return;
        }
        pinged = !heard;
        heard = false;
        send(new Message.Ping("alive"));
        timer = clock.after(SILENCE_LIMIT_MS / 2, this::look);
    }

    private void drop() {
        clock.cancel(timer);
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }

    /** What a frame does to the inbox. */
    private interface Frame {
        void take() throws ProtocolException;
    }
}

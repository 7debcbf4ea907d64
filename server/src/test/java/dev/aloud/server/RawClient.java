package dev.aloud.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/** A TCP client that says exactly what a test wants said, and can stop reading or be gone at once. */
public final class RawClient implements AutoCloseable {
    private static final int READ_LIMIT_MS = 20_000;
    private static final byte[] MASK = {1, 2, 3, 4};

    private final Socket socket;

    private RawClient(Socket socket) {
        this.socket = socket;
    }

    /** What a server's frame was. */
    public record Frame(int opcode, ByteBuffer payload) {
        /** The code of a close frame. */
        public int closeCode() {
            return payload.getShort(0);
        }

        public String text() {
            return StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
        }
    }

    public static RawClient connect(URI server) {
        return connect(server, 0);
    }

    /** A connection whose receive buffer is small, so that the server soon finds out who does not read. */
    public static RawClient connect(URI server, int receiveBufferBytes) {
        try {
            var socket = new Socket();
            if (receiveBufferBytes > 0) {
                socket.setReceiveBufferSize(receiveBufferBytes);
            }
            socket.setSoTimeout(READ_LIMIT_MS);
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
            return new RawClient(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection that is a WebSocket already. */
    public static RawClient webSocket(URI server, String job, int receiveBufferBytes) {
        var client = connect(server, receiveBufferBytes);
        client.send("GET /v1/ws/" + job + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.getPort() + "\r\n"
                + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: " + Base64.getEncoder().encodeToString(new byte[16]) + "\r\n"
                + "Sec-WebSocket-Protocol: aloud.blocks.v1\r\n\r\n");
        String head = client.readHead();
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new AssertionError(head);
        }
        return client;
    }

    public void send(String text) {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    public void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a masked frame. */
    public void sendFrame(int firstByte, byte[] payload) {
        var frame = ByteBuffer.allocate(payload.length + 14);
        frame.put((byte) firstByte);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length <= 0xFFFF) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        frame.put(MASK);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ MASK[i % 4]));
        }
        send(Arrays.copyOf(frame.array(), frame.position()));
    }

    public void sendText(String text) {
        sendFrame(0x81, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The next frame of the server. */
    public Frame readFrame() {
        try {
            var in = socket.getInputStream();
            int first = read(in);
            int length = read(in);
            if (length == 126) {
                length = read(in) << 8 | read(in);
            } else if (length == 127) {
                length = (int) ByteBuffer.wrap(in.readNBytes(8)).getLong();
            }
            return new Frame(first & 0x0F, ByteBuffer.wrap(in.readNBytes(length)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first frame of the server with this opcode; others are passed over. */
    public Frame readFrame(int opcode) {
        var frame = readFrame();
        while (frame.opcode() != opcode) {
            frame = readFrame();
        }
        return frame;
    }

    private static int read(InputStream in) throws IOException {
        int value = in.read();
        if (value < 0) {
            throw new IOException("the server has closed the connection");
        }
        return value;
    }

    private String readHead() {
        try {
            var head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                head.write(read(socket.getInputStream()));
            }
            return head.toString(StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One answer, head and body. */
    public String readResponse() {
        try {
            String head = readHead();
            int length = 0;
            for (String line : head.split("\r\n", -1)) {
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(
                            line.substring("content-length:".length()).strip());
                }
            }
            return head + new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything until the server closes. */
    public String readAll() {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the server has closed the connection; what it still sent is read and dropped. */
    public boolean closedByServer() {
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Is gone at once: the peer gets a reset, as from a process that was killed. */
    public void kill() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

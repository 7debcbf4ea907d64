package dev.aloud.pack;

import dev.aloud.pack.PackException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.function.LongConsumer;

/**
 * Downloads one file and goes on where it was broken off, within a run and from one run to the next. Whether what came is the
 * right thing is the caller's to check: another range of another file would have the right length too.
 *
 * <p>{@link HttpURLConnection} and not the newer client: only it has a time-out for a connection that says nothing half way.
 */
final class Download {
    /** Attempts one after the other that bring nothing that was not here before. */
    private static final int ATTEMPTS = 5;

    private static final int CONNECT_MS = 20_000;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final int silenceMs;
    private final Duration firstPause;

    /** Somebody answered, but does not give the file: another way may. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException() {
            super("the server does not give it to plain requests");
        }
    }

    /**
     * @param silence how long a server may say nothing
     * @param firstPause how long to wait after a broken connection that brought nothing new; each further wait is twice as long
     */
    Download(Duration silence, Duration firstPause) {
        this.silenceMs = (int) silence.toMillis();
        this.firstPause = firstPause;
    }

    /**
     * Downloads what is missing.
     *
     * @param address where from
     * @param file what came so far, and where the rest goes
     * @param bytes how long the whole is
     * @param progress is told how many bytes there are, again and again
     * @throws RefusedException when the server does not give it to plain requests
     * @throws PackException when the connection breaks again and again
     */
    void run(URI address, SeekableByteChannel file, long bytes, LongConsumer progress)
            throws RefusedException, PackException, IOException, InterruptedException {
        if (file.size() > bytes) {
            file.truncate(0);
        }
        int fruitless = 0;
        // Not what the last attempt began with: a server that begins anew each time would bring something for ever.
        long furthest = file.size();
        while (file.size() < bytes) {
            progress.accept(file.size());
            String trouble = attempt(address, file, bytes, progress);
            if (file.size() > furthest) {
                furthest = file.size();
                fruitless = 0;
            } else if (file.size() < bytes) {
                fruitless++;
                if (fruitless == ATTEMPTS) {
                    throw new PackException(
                            Code.UNREACHABLE,
                            "the download from " + address.getHost() + " breaks off (" + trouble
                                    + "); what came is kept:" + " run the same command again to go on from there");
                }
                Thread.sleep(firstPause.multipliedBy(1L << (fruitless - 1)));
            }
        }
    }

    /** One request; returns what broke it off, or nothing in particular where it came to its end. */
    private String attempt(URI address, SeekableByteChannel file, long bytes, LongConsumer progress)
            throws RefusedException, PackException, IOException, InterruptedException {
        HttpURLConnection connection;
        InputStream body;
        try {
            connection = connect(address, file.size());
            body = open(connection, file);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
        }
        if (body == null) {
            return "the server answered " + connection.getResponseCode();
        }
        try (body) {
            return copy(body, file, bytes, progress);
        } finally {
            connection.disconnect();
        }
    }

    private HttpURLConnection connect(URI address, long from) throws IOException {
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MS);
        connection.setReadTimeout(silenceMs);
        connection.setRequestProperty("Accept-Encoding", "identity");
        connection.setRequestProperty("User-Agent", "aloud");
        if (from > 0) {
            connection.setRequestProperty("Range", "bytes=" + from + "-");
        }
        return connection;
    }

    /** The bytes that go on where the file ends, or null where another attempt may bring them. */
    private static InputStream open(HttpURLConnection connection, SeekableByteChannel file)
            throws RefusedException, IOException {
        int status = connection.getResponseCode();
        if (status == HttpURLConnection.HTTP_PARTIAL && goesOn(connection, file.size())) {
            return connection.getInputStream();
        }
        if (status == HttpURLConnection.HTTP_OK) {
            file.truncate(0);
            return connection.getInputStream();
        }
        if (status == HttpURLConnection.HTTP_PARTIAL || status == RANGE_NOT_SATISFIABLE) {
            file.truncate(0); // what is here is not the beginning of what is there
            return null;
        }
        if (status == TOO_MANY_REQUESTS || status >= HttpURLConnection.HTTP_INTERNAL_ERROR) {
            return null;
        }
        throw new RefusedException();
    }

    private static boolean goesOn(HttpURLConnection connection, long from) {
        String range = connection.getHeaderField("Content-Range");
        return range != null && range.startsWith("bytes " + from + "-");
    }

    private static String copy(InputStream body, SeekableByteChannel file, long bytes, LongConsumer progress)
            throws PackException, IOException, InterruptedException {
        var buffer = new byte[BUFFER_BYTES];
        file.position(file.size());
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            int read;
            try {
                read = body.read(buffer);
            } catch (IOException e) {
                return e.getClass().getSimpleName() + ": " + e.getMessage();
            }
            if (read < 0) {
                return "the connection was closed";
            }
            if (file.position() + read > bytes) {
                throw new PackException(
                        Code.CHECKSUM, "the registry sends more than the " + bytes + " bytes of the package");
            }
            var slice = ByteBuffer.wrap(buffer, 0, read);
            while (slice.hasRemaining()) {
                file.write(slice);
            }
            progress.accept(file.position());
        }
    }
}

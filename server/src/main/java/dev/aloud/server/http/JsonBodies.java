package dev.aloud.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.aloud.server.metrics.MetricsRegistry;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads the JSON bodies of requests, no more of them at once than there is memory for. A body takes several times its length
 * while it is read and made use of, so room for it is taken before its first byte, and given back after its use. Who finds no
 * room waits a moment, and is then asked to come again. Thread-safe.
 */
final class JsonBodies {
    /** Of the longest body there may be, so many are read at once. */
    private static final int LONGEST_AT_ONCE = 2;

    private static final int WAIT_SECONDS = 2;
    private static final String RETRY_SECONDS = "2";

    private final int maxBytes;
    private final int roomBytes;
    private final Semaphore room;

    /** What becomes of a body. */
    @FunctionalInterface
    interface Use<T> {
        /** Makes something of it. */
        T of(JsonNode body) throws InterruptedException;
    }

    /**
     * @param maxBodyBytes the longest body
     * @param registry is told how much is being read
     */
    JsonBodies(long maxBodyBytes, MetricsRegistry registry) {
        maxBytes = (int) Math.min(maxBodyBytes, Integer.MAX_VALUE / LONGEST_AT_ONCE);
        roomBytes = maxBytes * LONGEST_AT_ONCE;
        room = new Semaphore(roomBytes, true);
        registry.gauge(
                "aloud_http_bodies_bytes",
                "Room taken by request bodies that are being read.",
                () -> roomBytes - room.availablePermits());
    }

    /** Refuses a request whose body is not said to be JSON. */
    static void requireJson(ServerRequest request) {
        String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw Problem.of(
                            415,
                            "unsupported_media_type",
                            "The body's type is not supported",
                            "Send a JSON body with 'Content-Type: application/json'.")
                    .with("Accept", "application/json")
                    .asException();
        }
    }

    /**
     * Reads a request's body and has it used.
     *
     * @throws ProblemException when it is not JSON, or there is no room
     */
    <T> T read(ServerRequest request, Use<T> use) throws InterruptedException {
        int bytes = length(request);
        if (!room.tryAcquire(bytes, WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw Problem.of(503, "busy", "The server is busy", "Too many texts are being sent at this moment.")
                    .with("Retry-After", RETRY_SECONDS)
                    .asException();
        }
        try {
            return use.of(parse(request));
        } finally {
            room.release(bytes);
        }
    }

    /** The length that the client tells; one who does not tell may send the longest. Helidon sees to both. */
    private int length(ServerRequest request) {
        if (!request.headers().contains(HeaderNames.CONTENT_LENGTH)) {
            return maxBytes;
        }
        return (int) Math.min(request.headers().contentLength().orElse(maxBytes), maxBytes);
    }

    private static JsonNode parse(ServerRequest request) {
        try {
            return Json.read(request.content().inputStream());
        } catch (JsonProcessingException e) {
            throw ProblemHandlers.badJson(e).asException();
        } catch (IOException e) {
            throw ProblemHandlers.notText().asException();
        } catch (DataReader.InsufficientDataAvailableException | UncheckedIOException e) {
            throw new CloseConnectionException("the client is gone amid its request", e);
        }
    }
}

package dev.aloud.server.socket;

import dev.aloud.server.http.OriginPolicy;
import dev.aloud.server.http.Problem;
import dev.aloud.server.http.UpgradeCheck;
import dev.aloud.server.job.Job;
import dev.aloud.server.job.JobIds;
import dev.aloud.server.job.Jobs;
import dev.aloud.server.store.JobState;
import dev.aloud.server.store.RecordsAwayException;
import io.helidon.common.buffers.BufferData;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.spi.Http1Upgrader;
import io.helidon.webserver.spi.ServerConnection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * The opening handshake of {@code /v1/ws/{job}}. What it does not admit it leaves to HTTP, whose answer is a problem that
 * says why ({@link UpgradeCheck}).
 */
public final class SocketUpgrader implements Http1Upgrader, UpgradeCheck {
    /** The subprotocol that a listener has to offer. */
    public static final String SUBPROTOCOL = "aloud.blocks.v1";

    private static final String PATH = "/v1/ws/";
    private static final String VERSION = "13";
    private static final String KEY_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int KEY_BYTES = 16;
    private static final String RETRY_SECONDS = "5";

    private static final HeaderName WS_KEY = HeaderNames.create("Sec-WebSocket-Key");
    private static final HeaderName WS_VERSION = HeaderNames.create("Sec-WebSocket-Version");
    private static final HeaderName WS_PROTOCOL = HeaderNames.create("Sec-WebSocket-Protocol");

    private final OriginPolicy policy;
    private final Jobs jobs;
    private final ListenerSockets sockets;

    public SocketUpgrader(OriginPolicy policy, Jobs jobs, ListenerSockets sockets) {
        this.policy = policy;
        this.jobs = jobs;
        this.sockets = sockets;
    }

    @Override
    public String supportedProtocol() {
        return "websocket";
    }

    @Override
    public ServerConnection upgrade(ConnectionContext context, HttpPrologue prologue, WritableHeaders<?> headers) {
        String path = prologue.uriPath().path();
        if (!prologue.method().equals(Method.GET) || !path.startsWith(PATH) || isForeign(headers)) {
            return null;
        }
        String jobId = path.substring(PATH.length());
        if (refusal(jobId, headers).isPresent()) {
            return null;
        }
        var job = find(jobId);
        if (job.isEmpty() || !sockets.reserve(job.get().description().id())) {
            return null;
        }
        try {
            accept(context, headers);
            return sockets.open(context, job.get());
        } catch (RuntimeException e) {
            sockets.release(job.get().description().id());
            throw e;
        }
    }

    @Override
    public Optional<Problem> refusal(String jobId, Headers headers) {
        Optional<Job> job;
        try {
            job = find(jobId);
        } catch (RecordsAwayException e) {
            return Optional.of(busy("Whether there is such a job cannot be told now; records are away."));
        }
        if (job.isEmpty()) {
            return Optional.of(UpgradeCheck.unknownJob());
        }
        var id = job.get().description().id();
        if (jobs.state(id).filter(JobState.CANCELLED::equals).isPresent()) {
            return Optional.of(Problem.of(410, "job_cancelled", "The job was cancelled", "Make a new job."));
        }
        if (!SPELLINGS.contains(headers.first(HeaderNames.UPGRADE).orElse(""))
                || !VERSION.equals(headers.first(WS_VERSION).orElse(""))
                || !isKey(headers.first(WS_KEY).orElse(""))) {
            return Optional.of(Problem.of(
                            426,
                            "upgrade_required",
                            "This address speaks WebSocket",
                            "Open a WebSocket of version 13 with the subprotocol " + SUBPROTOCOL + ".")
                    .with("Upgrade", "websocket")
                    .with("Sec-WebSocket-Version", VERSION));
        }
        if (headers.values(WS_PROTOCOL).stream().noneMatch(SUBPROTOCOL::equals)) {
            return Optional.of(Problem.of(
                    400,
                    "unsupported_subprotocol",
                    "The subprotocol is not supported",
                    "Offer the subprotocol " + SUBPROTOCOL + "."));
        }
        return switch (sockets.room(id)) {
            case FREE -> Optional.empty();
            case SERVER_FULL -> Optional.of(busy("The server has as many listeners as it takes."));
            case STOPPING -> Optional.of(busy("The server is stopping."));
            case JOB_FULL ->
                Optional.of(Problem.of(
                                429,
                                "too_many_listeners",
                                "The job has as many listeners as it may have",
                                "Close one first.")
                        .with("Retry-After", RETRY_SECONDS));
        };
    }

    private Optional<Job> find(String jobId) {
        return JobIds.parse(jobId).flatMap(jobs::find);
    }

    private static Problem busy(String detail) {
        return Problem.of(503, "busy", "The server is busy", detail).with("Retry-After", RETRY_SECONDS);
    }

    private boolean isForeign(Headers headers) {
        String host = headers.first(HeaderNames.HOST).orElse("");
        return !policy.allowsHost(host)
                || headers.first(HeaderNames.ORIGIN)
                        .map(origin -> !policy.allowsOrigin(origin, host))
                        .orElse(false);
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void accept(ConnectionContext context, Headers headers) {
        String response = "HTTP/1.1 101 Switching Protocols\r\n"
                + "Connection: Upgrade\r\n"
                + "Upgrade: websocket\r\n"
                + "Sec-WebSocket-Protocol: " + SUBPROTOCOL + "\r\n"
                + "Sec-WebSocket-Accept: " + answer(headers.first(WS_KEY).orElse("")) + "\r\n\r\n";
        context.dataWriter().writeNow(BufferData.create(response.getBytes(StandardCharsets.US_ASCII)));
    }

    /** RFC 6455 section 4.2.2: proves that the server understood the handshake. */
    private static String answer(String key) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-1").digest((key + KEY_SUFFIX).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}

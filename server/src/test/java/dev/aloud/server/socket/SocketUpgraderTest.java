package dev.aloud.server.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aloud.protocol.AudioCodec;
import dev.aloud.server.Await;
import dev.aloud.server.MemoryBlockCache;
import dev.aloud.server.config.ConfigException;
import dev.aloud.server.config.ConfigKey;
import dev.aloud.server.config.ServerConfig;
import dev.aloud.server.http.OriginPolicy;
import dev.aloud.server.job.JobException;
import dev.aloud.server.job.Jobs;
import dev.aloud.server.media.EncodedAudioCache;
import dev.aloud.server.metrics.MetricsRegistry;
import dev.aloud.server.queue.InProcessBlockQueue;
import dev.aloud.server.store.InMemoryJobStore;
import dev.aloud.server.store.UsageLog;
import dev.aloud.server.synthesis.Synthesis;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import io.helidon.common.buffers.DataWriter;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The moments between a handshake that is admitted and a connection that is looked after. */
@Timeout(20)
class SocketUpgraderTest {
    private static final InstantSource CLOCK = InstantSource.system();

    private final ServerConfig config = config();
    private final Jobs jobs = new Jobs(
            new InMemoryJobStore(10, 1 << 20, Duration.ofHours(1), CLOCK),
            UsageLog.NONE,
            config.jobs(),
            m -> 16_000,
            CLOCK);
    private final InProcessBlockQueue queue = new InProcessBlockQueue(request -> null, model -> 1, 10, Duration.ZERO);
    private final Synthesis synthesis = new Synthesis(new MemoryBlockCache(), queue);
    private final EncodedAudioCache encoded = new EncodedAudioCache(0);
    private final ListenerSockets sockets =
            new ListenerSockets(config.socket(), jobs, synthesis, encoded, new MetricsRegistry());
    private final SocketUpgrader upgrader = new SocketUpgrader(new OriginPolicy(config.listen()), jobs, sockets);
    private final AtomicBoolean cut = new AtomicBoolean();
    private UUID job;

    @BeforeEach
    void makeJob() throws JobException, InterruptedException {
        var voicing = new Voicing("toy", "1", "one", Speed.NORMAL);
        job = jobs.create("Hello.", voicing, AudioCodec.PCM).description().id();
    }

    @AfterEach
    void close() {
        sockets.close();
        encoded.close();
        queue.close();
        synthesis.close();
    }

    @Test
    void a_listener_who_is_gone_before_the_handshake_is_answered_leaves_its_place() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> upgrade(() -> {
                        throw new UncheckedIOException(new IOException("Connection reset"));
                    }))
                    .isInstanceOf(UncheckedIOException.class);
        }
        assertThat(sockets.room(job)).isEqualTo(ListenerSockets.Room.FREE);
        assertThat(sockets.count()).isZero();
    }

    @Test
    void a_job_that_is_cancelled_amid_the_handshake_ends_its_listener() throws Exception {
        var connection = upgrade(() -> jobs.cancel(job));
        var written = connection.session().next();
        while (written instanceof Writing.Item) {
            written = connection.session().next();
        }
        assertThat(written).isEqualTo(new Writing.Close(CloseCode.NORMAL));
    }

    @Test
    void a_connection_that_cannot_be_cut_does_not_stop_the_clock_for_others() throws Exception {
        upgrade(() -> {});
        Await.until("it was to be cut", cut::get);
        var other = upgrade(() -> {});
        var written = other.session().next();
        while (written instanceof Writing.Item) {
            written = other.session().next();
        }
        assertThat(written).isEqualTo(new Writing.Ping());
    }

    /** Has a handshake answered; this happens when the answer is about to be written. */
    private SocketConnection upgrade(Runnable meanwhile) {
        var prologue = HttpPrologue.create("HTTP/1.1", "HTTP", "1.1", Method.GET, "/v1/ws/" + job, false);
        var context = proxy(ConnectionContext.class, method -> switch (method) {
            case "dataWriter" -> {
                meanwhile.run();
                yield proxy(DataWriter.class, written -> null);
            }
            case "serverSocket" -> {
                cut.set(true);
                throw new IllegalStateException("cannot be cut");
            }
            default -> null;
        });
        return (SocketConnection) upgrader.upgrade(context, prologue, handshake());
    }

    private static <T> T proxy(Class<T> type, Function<String, Object> answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.apply(method.getName())));
    }

    private static ServerConfig config() {
        try {
            return ServerConfig.of(Map.of(
                    ConfigKey.SOCKET_MAX_PER_JOB,
                    "2",
                    ConfigKey.SOCKET_PING_INTERVAL,
                    "100ms",
                    ConfigKey.SOCKET_IDLE_TIMEOUT,
                    "1s"));
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }

    private static WritableHeaders<?> handshake() {
        return WritableHeaders.create()
                .set(HeaderNames.HOST, "localhost")
                .set(HeaderNames.UPGRADE, "websocket")
                .set(HeaderNames.create("Sec-WebSocket-Version"), "13")
                .set(HeaderNames.create("Sec-WebSocket-Key"), "AAAAAAAAAAAAAAAAAAAAAA==")
                .set(HeaderNames.create("Sec-WebSocket-Protocol"), SocketUpgrader.SUBPROTOCOL);
    }
}

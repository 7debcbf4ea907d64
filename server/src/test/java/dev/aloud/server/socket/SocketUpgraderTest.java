package dev.aloud.server.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aloud.protocol.AudioCodec;
import dev.aloud.server.MemoryBlockCache;
import dev.aloud.server.config.ConfigKey;
import dev.aloud.server.config.ServerConfig;
import dev.aloud.server.http.OriginPolicy;
import dev.aloud.server.job.Jobs;
import dev.aloud.server.media.EncodedAudioCache;
import dev.aloud.server.metrics.MetricsRegistry;
import dev.aloud.server.queue.InProcessBlockQueue;
import dev.aloud.server.store.InMemoryJobStore;
import dev.aloud.server.synthesis.Synthesis;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
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
import org.junit.jupiter.api.Test;

class SocketUpgraderTest {
    @Test
    void a_listener_who_is_gone_before_the_handshake_is_answered_leaves_its_place() throws Exception {
        var config = ServerConfig.of(Map.of(ConfigKey.SOCKET_MAX_SESSIONS, "1"));
        var clock = InstantSource.system();
        var store = new InMemoryJobStore(10, 1 << 20, Duration.ofHours(1), clock);
        var jobs = new Jobs(store, config.jobs(), model -> 16_000, clock);
        var job = jobs.create("Hello.", new Voicing("toy", "1", "one", Speed.NORMAL), AudioCodec.PCM);
        var id = job.description().id();
        try (var queue = new InProcessBlockQueue(request -> null, model -> 1, 10, Duration.ZERO);
                var synthesis = new Synthesis(new MemoryBlockCache(), queue);
                var encoded = new EncodedAudioCache(0);
                var sockets = new ListenerSockets(config.socket(), jobs, synthesis, encoded, new MetricsRegistry())) {
            var upgrader = new SocketUpgrader(new OriginPolicy(config.listen()), jobs, sockets);
            var prologue = HttpPrologue.create("HTTP/1.1", "HTTP", "1.1", Method.GET, "/v1/ws/" + id, false);
            assertThatThrownBy(() -> upgrader.upgrade(gone(), prologue, handshake()))
                    .isInstanceOf(UncheckedIOException.class);
            assertThat(sockets.room(id)).isEqualTo(ListenerSockets.Room.FREE);
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

    /** A connection that the peer has reset: nothing can be written to it. */
    private static ConnectionContext gone() {
        return (ConnectionContext) Proxy.newProxyInstance(
                ConnectionContext.class.getClassLoader(),
                new Class<?>[] {ConnectionContext.class},
                (proxy, method, arguments) -> {
                    throw new UncheckedIOException(new IOException("Connection reset"));
                });
    }
}

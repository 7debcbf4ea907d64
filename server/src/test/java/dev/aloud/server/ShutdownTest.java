package dev.aloud.server;

import static dev.aloud.server.TestGateway.paragraphs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aloud.protocol.Message;
import dev.aloud.protocol.Message.Phase;
import dev.aloud.server.catalogue.Catalogue;
import dev.aloud.server.config.ConfigKey;
import dev.aloud.server.config.ServerConfig;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a server stops. */
class ShutdownTest {
    @Test
    void listeners_are_told_and_blocks_under_way_finish_into_the_cache() throws InterruptedException {
        try (var server = TestGateway.start()) {
            server.engine.gate();
            var listener = server.listen(server.job(paragraphs(5)));
            listener.want(0, 5);
            listener.await(0, Phase.Running.class);
            var stopping = Thread.ofVirtual().start(server.gateway::close);
            assertThat(listener.awaitClose()).isEqualTo(1001);
            var told = listener.await(Message.ProtocolError.class);
            assertThat(told.code()).isEqualTo("shutting_down");
            assertThat(told.retryAfterMs()).isPositive();
            server.engine.pass(1);
            stopping.join();
            assertThat(server.cache.size()).isEqualTo(1);
            assertThat(server.engine.spoken()).isEqualTo(1);
            server.gateway.awaitShutdown();
        }
    }

    @Test
    void a_block_that_does_not_finish_in_time_does_not_keep_the_server_from_stopping() throws InterruptedException {
        try (var server = TestGateway.start(Map.of(ConfigKey.SHUTDOWN_GRACE, "100ms"))) {
            server.engine.gate();
            var listener = server.listen(server.job(paragraphs(1)));
            listener.want(0, 1);
            listener.await(0, Phase.Running.class);
            server.gateway.close();
            server.gateway.awaitShutdown();
            assertThat(server.cache.size()).isZero();
        }
    }

    @Test
    void closing_twice_does_nothing_more() {
        var server = TestGateway.start();
        server.close();
        server.close();
    }

    @Test
    void a_port_that_is_taken_is_told_and_nothing_is_left_running() throws Exception {
        try (var server = TestGateway.start()) {
            var config = ServerConfig.of(
                    Map.of(ConfigKey.PORT, Integer.toString(server.gateway.uri().getPort())));
            var catalogue = Catalogue.of(List.of());
            assertThatThrownBy(() -> Gateway.start(config, catalogue, new MemoryBlockCache(), TestGateway.NO_PACKS))
                    .isInstanceOf(UncheckedIOException.class);
        }
    }
}

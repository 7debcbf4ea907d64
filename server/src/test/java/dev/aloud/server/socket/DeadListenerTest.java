package dev.aloud.server.socket;

import static dev.aloud.server.TestGateway.paragraphs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.server.Await;
import dev.aloud.server.RawClient;
import dev.aloud.server.TestGateway;
import dev.aloud.server.TestListener;
import dev.aloud.server.config.ConfigKey;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listeners who do not read, do not answer or are just gone: they cost others nothing, and what they held is freed. */
class DeadListenerTest {
    private static final int TINY_BUFFER = 4096;

    private TestGateway server = TestGateway.start(Map.of(
            ConfigKey.SOCKET_WRITE_TIMEOUT, "1500ms",
            ConfigKey.SOCKET_PING_INTERVAL, "500ms",
            ConfigKey.SOCKET_IDLE_TIMEOUT, "30s"));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_listener_who_stops_reading_holds_up_nobody_and_is_dropped() {
        String job = server.job(longParagraphs(64));
        try (var stuck = RawClient.webSocket(server.gateway.uri(), job, TINY_BUFFER);
                var other = server.listen(job)) {
            stuck.sendText("{\"type\":\"want\",\"first\":0,\"count\":64,\"have\":[]}");
            other.want(0, 64);
            other.awaitBlocks(64);
            Await.until("the one who does not read is dropped", () -> metric("aloud_ws_sessions") == 1);
            assertThat(metric("aloud_ws_dropped_total{reason=\"slow\"}")).isEqualTo(1);
            other.want(0, 1);
            other.awaitBlocks(64);
        }
    }

    @Test
    void a_listener_who_does_not_read_does_not_have_its_whole_window_made() {
        String job = server.job(longParagraphs(64));
        try (var stuck = RawClient.webSocket(server.gateway.uri(), job, TINY_BUFFER)) {
            stuck.sendText("{\"type\":\"want\",\"first\":0,\"count\":64,\"have\":[]}");
            Await.until("dropped", () -> metric("aloud_ws_sessions") == 0);
            assertThat(server.engine.spoken()).isLessThan(64);
        }
    }

    @Test
    void a_listener_who_is_killed_is_noticed_and_what_waits_for_it_is_not_made() {
        server.engine.gate();
        String job = server.job(paragraphs(8));
        var killed = RawClient.webSocket(server.gateway.uri(), job, 0);
        killed.sendText("{\"type\":\"want\",\"first\":0,\"count\":8,\"have\":[]}");
        Await.until("the first block begins", () -> server.engine.spoken() == 1);
        server.engine.pass(1);
        Await.until("the second begins", () -> server.engine.spoken() == 2);
        Await.until("the others wait", () -> metric("aloud_queue_waiting") > 0);
        killed.kill();
        Await.until("noticed", () -> metric("aloud_ws_sessions") == 0);
        Await.until("withdrawn", () -> metric("aloud_queue_waiting") == 0);
        server.engine.pass(1000);
        Await.until("the block under way is stored", () -> server.cache.size() == 2);
        assertThat(server.engine.spoken()).isEqualTo(2);
    }

    @Test
    void a_listener_who_answers_no_ping_is_dropped() {
        server.close();
        server = TestGateway.start(Map.of(ConfigKey.SOCKET_PING_INTERVAL, "50ms", ConfigKey.SOCKET_IDLE_TIMEOUT, "4s"));
        String job = server.job(paragraphs(1));
        try (var silent = RawClient.webSocket(server.gateway.uri(), job, 0);
                var alive = server.listen(job)) {
            assertThat(silent.readFrame(0x9).opcode()).as("a ping").isEqualTo(0x9);
            assertThat(silent.closedByServer()).isTrue();
            assertThat(metric("aloud_ws_dropped_total{reason=\"silent\"}")).isEqualTo(1);
            Await.until("several pings", () -> alive.pings.get() > 20);
            alive.want(0, 1);
            alive.awaitBlocks(1);
        }
    }

    @Test
    void what_a_listener_held_is_freed_when_it_is_gone() {
        String job = server.job(paragraphs(2));
        for (int i = 0; i < 20; i++) {
            try (var raw = RawClient.webSocket(server.gateway.uri(), job, 0)) {
                raw.sendText("{\"type\":\"want\",\"first\":0,\"count\":2,\"have\":[]}");
                raw.kill();
            }
            Await.until("gone", () -> metric("aloud_ws_sessions") == 0);
        }
        Await.until("nothing is held", () -> metric("aloud_ws_held_bytes") == 0);
        try (TestListener listener = server.listen(job)) {
            listener.want(0, 2);
            listener.awaitBlocks(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pcm", "flac"})
    void sound_that_waits_for_a_listener_is_counted_until_the_listener_is_gone(String codec) {
        String job = server.job(Map.of("text", longParagraphs(64), "codec", codec));
        try (var stuck = RawClient.webSocket(server.gateway.uri(), job, TINY_BUFFER)) {
            stuck.sendText("{\"type\":\"want\",\"first\":0,\"count\":64,\"have\":[]}");
            Await.until("it is held", () -> metric("aloud_ws_held_bytes") > 0);
            stuck.kill();
            Await.until("it is freed", () -> metric("aloud_ws_held_bytes") == 0);
        }
        try (var other = server.listen(job)) {
            other.want(0, 8);
            other.awaitBlocks(8);
            Await.until("all is sent", () -> metric("aloud_ws_held_bytes") == 0);
        }
    }

    /** Blocks of two hundred characters: two seconds and sixty kilobytes each. */
    private static String longParagraphs(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("Chapter")
                    .append(i)
                    .append(" and words without an end".repeat(8))
                    .append(".\n\n");
        }
        return text.toString();
    }

    private double metric(String name) {
        String text = new String(server.get("/metrics").body(), StandardCharsets.UTF_8);
        for (String line : text.split("\n", -1)) {
            if (line.startsWith(name + " ")) {
                return Double.parseDouble(line.substring(name.length() + 1));
            }
        }
        throw new AssertionError("no metric " + name);
    }
}

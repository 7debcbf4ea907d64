package dev.aloud.server.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.server.Await;
import dev.aloud.server.store.Position;
import dev.aloud.server.testservers.EmptyRedis;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A reader who changes between two gateways over a real Redis. */
final class RedisPositionsTest {
    private static final String TEXT = "0".repeat(64);
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456Z");

    @RegisterExtension
    static final EmptyRedis server = new EmptyRedis();

    private RedisPositions a;
    private RedisPositions b;

    @BeforeEach
    void connect() {
        a = new RedisPositions(server.connection());
        b = new RedisPositions(server.connection());
    }

    @AfterEach
    void disconnect() {
        a.close();
        b.close();
    }

    private static Position at(int offset, int seconds) {
        return new Position(TEXT, offset, NOON.plusSeconds(seconds));
    }

    @Test
    void a_position_is_known_at_the_other_gateway() {
        assertThat(b.find(TEXT)).isEmpty();
        assertThat(a.put(at(5, 0))).isEqualTo(at(5, 0));
        assertThat(b.find(TEXT)).contains(at(5, 0));
    }

    @Test
    void the_newest_counts_whichever_gateway_hears_it_and_in_whatever_order() {
        a.put(at(5, 10));
        assertThat(b.put(at(3, 5))).as("an older one does not count").isEqualTo(at(5, 10));
        assertThat(b.put(at(2, 20))).as("back in the text, but later").isEqualTo(at(2, 20));
        assertThat(a.find(TEXT)).contains(at(2, 20));
        assertThat(a.put(at(9, 20))).as("of two at the same time the first").isEqualTo(at(2, 20));
    }

    @Test
    void what_comes_while_redis_is_away_is_told_to_it_afterwards_and_loses_to_what_is_newer() {
        a.put(at(1, 0));
        server.stop();
        assertThat(a.put(at(2, 10))).isEqualTo(at(2, 10));
        assertThat(a.find(TEXT)).contains(at(2, 10));
        server.startAgain();
        Await.until("the other knows it", () -> b.find(TEXT).orElseThrow().equals(at(2, 10)));
        b.put(at(7, 20));
        assertThat(a.put(at(3, 15))).isEqualTo(at(7, 20));
    }
}

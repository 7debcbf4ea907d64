package dev.aloud.server.testservers;

import dev.aloud.server.redis.RedisConnection;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import redis.clients.jedis.Jedis;

/**
 * One Redis for the tests of a class, in a static field with {@code @RegisterExtension}. It runs and holds nothing whenever a test
 * begins, whatever the one before has done to it.
 */
public final class EmptyRedis implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private final Deque<RedisConnection> connections = new ArrayDeque<>();
    private RedisServer server;

    @Override
    public void beforeAll(ExtensionContext context) {
        server = RedisServer.start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        server.startAgain();
        try (var client = connect()) {
            client.flushAll();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        while (!connections.isEmpty()) {
            connections.pop().close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.close();
    }

    /** Its address. */
    public URI uri() {
        return server.uri();
    }

    /** A connection past all of our code, for the test to look and to meddle. */
    public Jedis connect() {
        return server.connect();
    }

    /** A connection of ours, which is closed when the test has ended. */
    public RedisConnection connection() {
        var connection = RedisConnection.open(uri());
        connections.push(connection);
        return connection;
    }

    /** See {@link RedisServer#stop}. */
    public void stop() {
        server.stop();
    }

    /** See {@link RedisServer#startAgain}. */
    public void startAgain() {
        server.startAgain();
    }

    /** See {@link RedisServer#startEmpty}. */
    public void startEmpty() {
        server.startEmpty();
    }
}

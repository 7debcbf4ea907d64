package dev.aloud.server.store;

import dev.aloud.server.testservers.PostgresServer;
import java.util.concurrent.atomic.AtomicInteger;

/** New empty databases on one PostgreSQL. */
final class TestDatabases implements AutoCloseable {
    private final PostgresServer server = PostgresServer.start();
    private final AtomicInteger count = new AtomicInteger();

    PostgresServer server() {
        return server;
    }

    DatabaseAddress empty() {
        String url = server.createDatabase("test" + count.incrementAndGet());
        return new DatabaseAddress(url, server.user(), server.password());
    }

    @Override
    public void close() {
        server.close();
    }
}

package dev.aloud.server.testservers;

import dev.aloud.server.store.DatabaseAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** New empty databases on one real PostgreSQL, which lives as long as the tests of a class; for a static field. */
public final class EmptyDatabases implements BeforeAllCallback, AfterAllCallback {
    private final AtomicInteger count = new AtomicInteger();
    private PostgresServer server;

    @Override
    public void beforeAll(ExtensionContext context) {
        server = PostgresServer.start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.close();
    }

    /** The server itself, to be stopped and frozen. */
    public PostgresServer server() {
        return server;
    }

    /** One that nothing has been written to. */
    public DatabaseAddress empty() {
        var url = server.createDatabase("test" + count.incrementAndGet());
        return new DatabaseAddress(url, server.user(), server.password());
    }
}

package dev.aloud.server.store;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresJobStoreTest extends RecordedJobStoreContract {
    private static TestDatabases databases;

    @BeforeAll
    static void start() {
        databases = new TestDatabases();
    }

    @AfterAll
    static void stop() {
        databases.close();
    }

    @Override
    DatabaseAddress empty() {
        return databases.empty();
    }
}

package dev.aloud.server.store;

import dev.aloud.server.testservers.EmptyDatabases;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresMigrationTest extends MigrationContract {
    @RegisterExtension
    static final EmptyDatabases databases = new EmptyDatabases();

    @Override
    DatabaseAddress empty() {
        return databases.empty();
    }
}

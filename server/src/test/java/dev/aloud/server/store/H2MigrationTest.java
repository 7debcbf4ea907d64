package dev.aloud.server.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2MigrationTest extends MigrationContract {
    @TempDir
    private Path folder;

    @Override
    DatabaseAddress empty() {
        return DatabaseAddress.ofFile(folder.resolve("records"));
    }
}

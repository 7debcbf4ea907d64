package dev.aloud.server.store;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;

class H2JobStoreTest extends RecordedJobStoreContract {
    @TempDir
    private Path folder;

    private final AtomicInteger count = new AtomicInteger();

    @Override
    DatabaseAddress empty() {
        return DatabaseAddress.ofFile(folder.resolve("records" + count.incrementAndGet()));
    }
}

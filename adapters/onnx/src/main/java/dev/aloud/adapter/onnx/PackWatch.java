package dev.aloud.adapter.onnx;

import dev.aloud.pack.PackShelf;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether a pack is installed. Looked up at once, then again at most once a second until it is there: the catalogue asks
 * with every request. Thread-safe.
 */
final class PackWatch {
    private static final long AGAIN_NANOS = 1_000_000_000L;

    private final PackShelf shelf;
    private final String id;

    /** Guarded by this object, as is all below. */
    private Path folder;

    private boolean looked;
    private boolean late;
    private long lookedAt;

    PackWatch(PackShelf shelf, String id) {
        this.shelf = shelf;
        this.id = id;
    }

    /** The folder of the installed pack. */
    synchronized Optional<Path> folder() {
        if (folder == null && (!looked || System.nanoTime() - lookedAt > AGAIN_NANOS)) {
            folder = shelf.installed(id).orElse(null);
            late = folder != null && looked;
            looked = true;
            lookedAt = System.nanoTime();
        }
        return Optional.ofNullable(folder);
    }

    /** Whether it was not there at first; true once, for the first who asks. */
    synchronized boolean arrivedLate() {
        boolean arrived = late;
        late = false;
        return arrived;
    }

    /** What to do where it is not installed. */
    String howToInstall() {
        return switch (shelf.state(id)) {
            case DAMAGED -> "it is damaged; ./aloud models install " + id + " mends it";
            case PARTIAL ->
                "its installation has begun and not ended; ./aloud models install " + id + " goes on with it";
            case ABSENT, INSTALLED -> "./aloud models install " + id;
        };
    }
}

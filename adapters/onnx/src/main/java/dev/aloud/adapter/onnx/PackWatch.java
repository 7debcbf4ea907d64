package dev.aloud.adapter.onnx;

import dev.aloud.pack.PackHints;
import dev.aloud.pack.PackShelf;
import dev.aloud.pack.PackState;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether a pack is installed. Looked up at once, then again at most once a second until it is there: the catalogue asks
 * with every request. Thread-safe.
 */
final class PackWatch {
    private static final long AGAIN_NANOS = 1_000_000_000L;

    private final String id;
    private final Supplier<Optional<Path>> installed;
    private final Supplier<PackState> state;
    private final PackHints hints;

    /** Guarded by this object, as is all below. */
    private Path folder;

    private boolean looked;
    private boolean late;
    private long lookedAt;

    PackWatch(String id, Supplier<Optional<Path>> installed, Supplier<PackState> state, PackHints hints) {
        this.id = id;
        this.installed = installed;
        this.state = state;
        this.hints = hints;
    }

    /** Whether a shelf has a pack. */
    static PackWatch of(PackShelf shelf, String id) {
        return new PackWatch(id, () -> shelf.installed(id), () -> shelf.state(id), shelf.hints());
    }

    /** The folder of the installed pack. */
    synchronized Optional<Path> folder() {
        if (folder == null && (!looked || System.nanoTime() - lookedAt > AGAIN_NANOS)) {
            folder = installed.get().orElse(null);
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
        String install = hints.install(id);
        return switch (state.get()) {
            case DAMAGED -> "it is damaged; '" + install + "' mends it";
            case PARTIAL -> "its installation has begun and not ended; '" + install + "' goes on with it";
            case ABSENT, INSTALLED -> install;
        };
    }
}

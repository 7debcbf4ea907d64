package dev.aloud.adapter.onnx;

import dev.aloud.pack.PackShelf;

/**
 * The packs of the machine that tests: where the model is installed, it is tested. Where somebody says which folder has the
 * packs, and the pack is not in it, that is an error and not a reason to test less.
 */
final class InstalledPacks {
    private InstalledPacks() {}

    /** Whether Kokoro's pack is installed. */
    static boolean kokoro() {
        boolean installed = PackShelf.configured().installed("kokoro-82m").isPresent();
        boolean promised =
                System.getProperty(PackShelf.PROPERTY) != null || System.getenv(PackShelf.ENVIRONMENT_VARIABLE) != null;
        if (promised && !installed) {
            throw new IllegalStateException("kokoro-82m is not installed in "
                    + PackShelf.configured().folder() + ": ./aloud models install kokoro-82m");
        }
        return installed;
    }
}

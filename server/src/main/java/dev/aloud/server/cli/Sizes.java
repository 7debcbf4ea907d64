package dev.aloud.server.cli;

import java.util.Locale;

/** Numbers of bytes for people. */
final class Sizes {
    private Sizes() {}

    /** In decimal units, as disks and downloads are told: {@code 52 kB}, {@code 1.3 MB}, {@code 325.5 MB}. */
    static String of(long bytes) {
        return bytes < 1_000_000
                ? (bytes + 999) / 1000 + " kB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }
}

package dev.aloud.server.cli;

import java.util.logging.LogManager;

/**
 * The JDK's own, but that it goes on logging while the process ends: the JDK takes all handlers away in a shutdown hook, which runs beside
 * the one that stops the server, and what that has to say would be lost.
 */
public final class LastingLogManager extends LogManager {
    private volatile boolean lasts;

    /** Made by the JDK, by its name. */
    public LastingLogManager() {}

    /** Whether from now on nothing takes handlers away. */
    static void keep(boolean lasts) {
        if (LogManager.getLogManager() instanceof LastingLogManager ours) {
            ours.lasts = lasts;
        }
    }

    @Override
    public void reset() {
        if (!lasts) {
            super.reset();
        }
    }
}

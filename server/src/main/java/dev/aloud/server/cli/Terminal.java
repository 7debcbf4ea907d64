package dev.aloud.server.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a command reads and where it writes.
 *
 * @param in standard input
 * @param out what was asked for
 * @param err what happens meanwhile, and what goes wrong
 * @param interactive whether a person watches {@code err}, so that a line may be written over
 */
record Terminal(InputStream in, PrintWriter out, PrintWriter err, boolean interactive) {
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    /** The process's own streams. */
    static Terminal ofProcess() {
        return new Terminal(System.in, writer(System.out), writer(System.err), isWatched());
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    /** Java asks only about standard input and output; where the system tells about standard error, that counts. */
    @SuppressWarnings("SystemConsoleNull") // JDK 25 has no console again where there is no terminal
    private static boolean isWatched() {
        try {
            var device = Files.readSymbolicLink(STANDARD_ERROR).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null && System.console().isTerminal();
        }
    }
}

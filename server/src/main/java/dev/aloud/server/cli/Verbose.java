package dev.aloud.server.cli;

import picocli.CommandLine.Option;

/** The option that every command has: to tell all it knows when something goes wrong. */
class Verbose {
    @Option(
            names = {"-v", "--verbose"},
            description = "Log more, and show where an error came from.")
    private boolean verbose;

    final boolean verbose() {
        return verbose;
    }
}

package dev.aloud.server;

import dev.aloud.server.cli.CommandLineRunner;

/** Where the program begins. */
public final class Main {
    private Main() {}

    /** Runs the command that the arguments name, and ends with its exit code. */
    public static void main(String[] args) {
        System.exit(CommandLineRunner.run(args));
    }
}

package dev.aloud.server.cli;

/** A command cannot do what was asked; the message says why, for the person who asked. */
final class CommandException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    CommandException(String message) {
        this(message, null);
    }

    CommandException(String message, Throwable cause) {
        this(message, cause, CommandLineRunner.FAILED);
    }

    private CommandException(String message, Throwable cause, int exitCode) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** What was asked for can never be, however often it is tried. */
    static CommandException wrongUsage(String message) {
        return new CommandException(message, null, CommandLineRunner.WRONG_USAGE);
    }

    /** What the process ends with. */
    int exitCode() {
        return exitCode;
    }
}

package dev.aloud.server.cli;

/** A command cannot do what was asked; the message says why, for the person who asked. */
final class CommandException extends Exception {
    private static final long serialVersionUID = 1L;

    CommandException(String message) {
        super(message);
    }

    CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}

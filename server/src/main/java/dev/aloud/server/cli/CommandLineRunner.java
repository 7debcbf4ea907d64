package dev.aloud.server.cli;

import dev.aloud.pack.PackException;
import dev.aloud.server.catalogue.Catalogue;
import dev.aloud.server.catalogue.CatalogueException;
import dev.aloud.server.config.ConfigException;
import dev.aloud.server.media.MediaException;
import dev.aloud.server.redis.RedisException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Runs commands: what goes wrong becomes one line on standard error and an exit code. */
public final class CommandLineRunner {
    /** It did what was asked. */
    static final int OK = 0;

    /** It could not. */
    static final int FAILED = 1;

    /** It was asked for something that cannot be. */
    static final int WRONG_USAGE = 2;

    /** Something that Aloud needs is not installed; as the launcher has it. */
    static final int NEEDS_INSTALLATION = 69;

    /** It may work when it is tried again, as {@code EX_TEMPFAIL} has it. */
    static final int TRY_AGAIN = 75;

    /** Characters in a line of help. */
    static final int HELP_WIDTH = 100;

    private CommandLineRunner() {}

    /** Runs the command that the arguments name, on the process's own streams, and gives its exit code. */
    public static int run(String... args) {
        // Before anything is logged, and without a call to that class: whose superclass would read this while it is not
        // set.
        System.setProperty("java.util.logging.manager", LastingLogManager.class.getName());
        return run(Terminal.ofProcess(), Catalogue::discover, PackTools.ofProcess(), args);
    }

    static int run(Terminal terminal, Supplier<Catalogue> catalogues, PackTools tools, String... args) {
        var line = new CommandLine(new AloudCommand(), new Commands(terminal, catalogues, tools));
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(HELP_WIDTH);
        line.setParameterExceptionHandler(wrongUsage(terminal));
        line.setExecutionExceptionHandler(failure(terminal));
        return line.execute(args);
    }

    private static IParameterExceptionHandler wrongUsage(Terminal terminal) {
        return (ParameterException e, String[] args) -> {
            terminal.err().println("aloud: " + UsageMistake.of(e));
            terminal.err().println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
            return WRONG_USAGE;
        };
    }

    private static IExecutionExceptionHandler failure(Terminal terminal) {
        return (Exception e, CommandLine command, ParseResult parsed) -> {
            terminal.err().println("aloud: " + message(e));
            if (command.getCommand() instanceof Verbose wanted && wanted.verbose()) {
                e.printStackTrace(terminal.err());
            }
            return exitCode(e);
        };
    }

    private static int exitCode(Exception e) {
        return switch (e) {
            case CommandException command -> command.exitCode();
            case CatalogueException _, ConfigException _ -> WRONG_USAGE;
            case RedisException _ -> TRY_AGAIN;
            case PackException pack ->
                switch (pack.code()) {
                    case UNKNOWN_PART -> WRONG_USAGE;
                    case NO_NPM -> NEEDS_INSTALLATION;
                    case UNREACHABLE -> TRY_AGAIN;
                    case NOT_FOUND, CHECKSUM, BROKEN_PACKAGE, DISK_FULL -> FAILED;
                };
            default -> FAILED;
        };
    }

    /** What a person can do something with: the exceptions' own words where they are ours, and the system's with a verb. */
    private static String message(Exception e) {
        return switch (e) {
            case CommandException _, CatalogueException _, ConfigException _, MediaException _, PackException _ ->
                e.getMessage();
            case NoSuchFileException missing -> missing.getFile() + ": there is no such file or folder";
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case FileSystemException file -> file.getMessage();
            case UncheckedIOException unchecked -> message(unchecked.getCause());
            case IOException io -> io.getMessage() == null ? "reading or writing failed" : io.getMessage();
            case InterruptedException _ -> "interrupted";
            default -> "unexpected: " + e + " (--verbose tells more)";
        };
    }
}

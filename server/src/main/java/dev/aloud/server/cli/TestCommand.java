package dev.aloud.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code aloud test}: the launcher's own; here only so that the help names it. */
@Command(
        name = "test",
        description = "Run every test, the browser's too (in a checkout, through ./aloud).",
        mixinStandardHelpOptions = true)
final class TestCommand extends Verbose implements Callable<Integer> {
    private final Terminal terminal;

    TestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.err().println("aloud: the tests run from a checkout of the sources: ./aloud test");
        return CommandLineRunner.WRONG_USAGE;
    }
}

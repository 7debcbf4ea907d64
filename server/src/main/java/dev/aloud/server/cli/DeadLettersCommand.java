package dev.aloud.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code aloud dead-letters}: names the commands for blocks that were given up. */
@Command(
        name = "dead-letters",
        description = "Read, try again and remove the blocks that no worker could speak.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DeadLettersList.class, DeadLettersRequeue.class, DeadLettersRemove.class},
        footer = {
            "",
            "Examples:",
            "  aloud dead-letters list --redis redis://redis:6379",
            "  aloud dead-letters requeue --all --redis redis://redis:6379"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:It worked.", "1:Some could not be found.", "2:Wrong usage.", "75:Redis does not answer."})
final class DeadLettersCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say which command: list, requeue or remove");
    }
}

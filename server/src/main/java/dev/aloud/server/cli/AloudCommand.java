package dev.aloud.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code aloud}: names its commands. */
@Command(
        name = "aloud",
        description = "Reads text aloud, with the words lit up as they are spoken.",
        mixinStandardHelpOptions = true,
        versionProvider = AloudCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ServeCommand.class,
            WorkerCommand.class,
            SpeakCommand.class,
            ModelsCommand.class,
            DeadLettersCommand.class,
            TestCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  aloud serve                          then open the address that it prints",
            "  aloud speak book.txt -o book.ogg     a whole book as one file, without a server",
            "  aloud models                         what there is to speak with",
            "",
            "'aloud COMMAND --help' tells more about a command."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:It worked.", "1:It failed; the last line on standard error says why.", "2:Wrong usage."})
final class AloudCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say which command: serve, worker, speak, models, dead-letters or test");
    }

    /** The version of the jar that runs. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = AloudCommand.class.getPackage().getImplementationVersion();
            return new String[] {"aloud " + (version == null ? "0.1.0 (not packaged)" : version)};
        }
    }
}

package dev.aloud.server.cli;

import dev.aloud.server.catalogue.Catalogue;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code aloud models}: lists them, as {@code aloud models list} does, and names the commands that change them. */
@Command(
        name = "models",
        description = "List, install, verify and remove models.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {ListCommand.class, InstallCommand.class, VerifyCommand.class, RemoveCommand.class},
        footer = {
            "",
            "Without a command, it lists them.",
            "",
            "Examples:",
            "  aloud models",
            "  aloud models --json | jq -r '.models[].voices[].id'",
            "  aloud models install kokoro-82m"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:It worked.", "1:It failed, or there are no models.", "2:Wrong usage."})
final class ModelsCommand extends ModelsListing {
    ModelsCommand(Terminal terminal, Supplier<Catalogue> catalogues, PackTools tools) {
        super(terminal, catalogues, tools);
    }
}

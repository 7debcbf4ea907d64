package dev.aloud.server.cli;

import dev.aloud.server.catalogue.Catalogue;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code aloud models list}. */
@Command(
        name = "list",
        description = "List the models and voices, and what is installed.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  aloud models list", "  aloud models list --json | jq -r '.packs[].state'"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:They are listed.", "1:There are none.", "2:Wrong usage."})
final class ListCommand extends ModelsListing {
    ListCommand(Terminal terminal, Supplier<Catalogue> catalogues, PackTools tools) {
        super(terminal, catalogues, tools);
    }
}

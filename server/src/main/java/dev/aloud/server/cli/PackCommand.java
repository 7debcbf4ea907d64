package dev.aloud.server.cli;

import dev.aloud.pack.ModelPack;
import dev.aloud.pack.PackHints;
import dev.aloud.pack.PackShelf;
import dev.aloud.server.config.ConfigException;
import dev.aloud.server.config.ServerConfig;
import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the commands about model packs have in common. */
class PackCommand extends Configured {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-d", "--data"},
            paramLabel = "DIR",
            description =
                    "The data directory (ALOUD_DATA; the user's). Packs lie in its folder models, or in ALOUD_MODELS.")
    private Path data;

    @Option(names = "--json", description = "Write JSON to standard output, and no progress.")
    private boolean json;

    final boolean json() {
        return json;
    }

    final ServerConfig settings() throws ConfigException {
        return settings(data);
    }

    final PackShelf shelf(PackTools tools) throws ConfigException {
        return tools.shelves().open(settings());
    }

    /** What to type next: with the options that were typed now, in the same shell. */
    final PackHints hints() {
        var options = new StringBuilder();
        configFile().ifPresent(file -> options.append(" --config ").append(PackHints.quoted(file)));
        if (data != null) {
            options.append(" --data ").append(PackHints.quoted(data));
        }
        return new PackHints("", options.toString());
    }

    final ModelPack pack(PackShelf shelf, String id) {
        return shelf.pack(id)
                .orElseThrow(() -> wrongUsage("there is no model pack '" + id + "'; there are: "
                        + shelf.packs().stream().map(ModelPack::id).collect(Collectors.joining(", "))));
    }

    /** Says why nothing happens while another process changes the pack. */
    static void sayWaiting(Terminal terminal, ModelPack pack) {
        terminal.err().println("aloud: waiting for another installation of " + pack.id() + " to end");
    }

    final ParameterException wrongUsage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}

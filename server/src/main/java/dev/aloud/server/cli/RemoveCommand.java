package dev.aloud.server.cli;

import dev.aloud.pack.InstallListener;
import dev.aloud.pack.PackInstaller;
import dev.aloud.server.config.ConfigException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code aloud models remove}: takes a model pack away. */
@Command(
        name = "remove",
        description = "Remove an installed model, and what was downloaded of it.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  aloud models remove kokoro-82m"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:It is not here any more, or was not.",
            "1:It could not be removed.",
            "2:Wrong usage, or no such model."
        })
final class RemoveCommand extends PackCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final PackTools tools;

    @Parameters(paramLabel = "MODEL", description = "The model's id.")
    private String id;

    RemoveCommand(Terminal terminal, PackTools tools) {
        this.terminal = terminal;
        this.tools = tools;
    }

    @Override
    public Integer call() throws ConfigException, IOException, InterruptedException {
        Logs.set(verbose() ? "debug" : "error");
        var shelf = shelf(tools);
        var pack = pack(shelf, id);
        long bytes = shelf.status(pack).bytesOnDisk();
        boolean removed = new PackInstaller(shelf, tools.packages()).remove(pack, new InstallListener() {
            @Override
            public void waiting() {
                sayWaiting(terminal, pack);
            }
        });
        if (json()) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("id", pack.id());
            fields.put("changed", removed);
            fields.put("freed_bytes", removed ? bytes : 0);
            CommandJson.write(terminal, fields);
        } else {
            terminal.err()
                    .println(
                            removed
                                    ? "Removed " + pack.id() + ": " + Sizes.of(bytes) + " are free again"
                                    : pack.id() + " is not installed");
        }
        return CommandLineRunner.OK;
    }
}

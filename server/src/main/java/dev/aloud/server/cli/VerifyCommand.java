package dev.aloud.server.cli;

import dev.aloud.pack.ModelPack;
import dev.aloud.pack.PackShelf;
import dev.aloud.pack.PackState;
import dev.aloud.pack.PackVerifier;
import dev.aloud.server.config.ConfigException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code aloud models verify}: reads installed model packs again. */
@Command(
        name = "verify",
        description = "Read every file of installed models again and compare its SHA-256.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  aloud models verify", "  aloud models verify kokoro-82m"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:All files are as they should be.",
            "1:Some are not: they are named on standard output. Or the model is not installed.",
            "2:Wrong usage, or no such model."
        })
final class VerifyCommand extends PackCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final PackTools tools;

    @Parameters(paramLabel = "MODEL", arity = "0..*", description = "Models' ids (all that are installed).")
    private List<String> ids = new ArrayList<>();

    VerifyCommand(Terminal terminal, PackTools tools) {
        this.terminal = terminal;
        this.tools = tools;
    }

    @Override
    public Integer call() throws CommandException, ConfigException, IOException, InterruptedException {
        Logs.set(verbose() ? "debug" : "error");
        var shelf = shelf(tools);
        var packs = new ArrayList<ModelPack>();
        for (String id : ids) {
            packs.add(requireInstalled(shelf, pack(shelf, id)));
        }
        if (ids.isEmpty()) {
            shelf.packs().stream().filter(pack -> isHere(shelf, pack)).forEach(packs::add);
        }
        var problems = new LinkedHashMap<ModelPack, List<String>>();
        for (var pack : packs) {
            problems.put(pack, verify(shelf, pack));
        }
        if (json()) {
            writeJson(problems);
        }
        var damaged = problems.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey().id())
                .toList();
        if (!damaged.isEmpty()) {
            throw new CommandException(String.join(", ", damaged) + (damaged.size() == 1 ? " is" : " are")
                    + " damaged; mend it with: " + hints().install(damaged.getFirst()));
        }
        if (packs.isEmpty()) {
            terminal.err().println("There is nothing to verify: no model pack is installed");
        }
        return CommandLineRunner.OK;
    }

    private static boolean isHere(PackShelf shelf, ModelPack pack) {
        var status = shelf.status(pack);
        return !status.parts().isEmpty() || status.state() == PackState.DAMAGED;
    }

    private ModelPack requireInstalled(PackShelf shelf, ModelPack pack) throws CommandException {
        if (!isHere(shelf, pack)) {
            throw new CommandException(pack.id() + " is not installed; " + hints().install(pack.id()) + " installs it");
        }
        return pack;
    }

    private List<String> verify(PackShelf shelf, ModelPack pack) throws IOException, InterruptedException {
        var status = shelf.status(pack);
        var files = pack.filesOf(status.parts());
        long total = files.stream().mapToLong(file -> file.bytes()).sum();
        var progress = new TransferProgress(terminal.err(), terminal.interactive(), System::nanoTime);
        var done = new long[1];
        List<String> problems;
        try {
            problems = new PackVerifier(shelf).verify(pack, read -> {
                if (!json()) {
                    progress.show("checking " + pack.id(), done[0] += read, total);
                }
            });
        } finally {
            progress.end();
        }
        if (!json()) {
            problems.forEach(problem -> terminal.out().println(pack.id() + ": " + problem));
            if (problems.isEmpty()) {
                terminal.out()
                        .println(pack.id() + ": " + files.size() + " files, " + Sizes.of(total)
                                + ", all as they should be");
            }
        }
        return problems;
    }

    private void writeJson(Map<ModelPack, List<String>> problems) throws IOException {
        var packs = new ArrayList<Map<String, Object>>();
        problems.forEach((pack, found) -> {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("id", pack.id());
            fields.put("ok", found.isEmpty());
            fields.put("problems", found);
            packs.add(fields);
        });
        CommandJson.write(terminal, Map.of("packs", packs));
    }
}

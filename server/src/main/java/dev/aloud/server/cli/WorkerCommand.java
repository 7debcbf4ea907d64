package dev.aloud.server.cli;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.ModelState;
import dev.aloud.pack.PackHints;
import dev.aloud.server.Worker;
import dev.aloud.server.catalogue.Catalogue;
import dev.aloud.server.config.ConfigException;
import dev.aloud.server.config.ConfigKey;
import dev.aloud.server.config.ServerConfig;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aloud worker}: speaks for gateways, until it is told to stop. */
@Command(
        name = "worker",
        description = "Speak for the servers that share a Redis; prints what it speaks when it is ready.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "It needs nothing but Redis: no port, no database, no cache. Servers find it by themselves.",
            "Told to stop, it finishes the blocks under way within shutdown_grace; others speak the rest.",
            "",
            "Examples:",
            "  aloud worker --redis redis://redis:6379",
            "  aloud worker --redis redis://redis:6379 --models kokoro-82m --concurrency 2",
            "  ALOUD_REDIS_URL=rediss://user:password@redis:6379/0 aloud worker"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "1:It could not start, or has no model installed.",
            "2:Wrong usage or configuration.",
            "130:It was told to stop by SIGINT (Ctrl-C), and did.",
            "143:It was told to stop by SIGTERM, and did."
        })
final class WorkerCommand extends Configured implements Callable<Integer> {
    private final Terminal terminal;
    private final Supplier<Catalogue> catalogues;

    @Option(
            names = "--redis",
            paramLabel = "URL",
            description = "Where the servers' Redis is, such as redis://redis:6379 (ALOUD_REDIS_URL).")
    private String redis;

    @Option(
            names = "--models",
            paramLabel = "ID,…",
            description = "Models to speak (ALOUD_WORKER_MODELS; all that are installed).")
    private String models;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description = "Blocks of one model at once, at most (ALOUD_WORKER_CONCURRENCY; what its engine says).")
    private String concurrency;

    @Option(
            names = {"-d", "--data"},
            paramLabel = "DIR",
            description = "Where models are kept (ALOUD_DATA; the user's data directory).")
    private Path data;

    WorkerCommand(Terminal terminal, Supplier<Catalogue> catalogues) {
        this.terminal = terminal;
        this.catalogues = catalogues;
    }

    @Override
    public Integer call() throws CommandException, ConfigException, InterruptedException {
        var settings = settings(flags());
        if (settings.redis().isEmpty()) {
            throw CommandException.wrongUsage(
                    "say where Redis is: --redis redis://HOST:6379, or ALOUD_REDIS_URL, or redis.url in the file");
        }
        Logs.set(verbose() ? "debug" : settings.logLevel());
        PackTools.announce(settings);
        var catalogue = catalogues.get();
        try {
            requireModels(catalogue.models(), settings.worker(), new PackHints("", ""));
        } catch (CommandException e) {
            catalogue.close();
            throw e;
        }
        var worker = Worker.start(settings, catalogue);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("aloud-stop").unstarted(worker::close));
        var redisNow = worker.check();
        if (!redisNow.ok()) {
            terminal.err().println("aloud: " + redisNow.detail() + "; trying again until it answers");
        }
        if (worker.awaitReady()) {
            terminal.out()
                    .println("Aloud worker " + worker.name() + " is ready and speaks "
                            + worker.ready().stream()
                                    .map(model -> model.id() + " (" + worker.concurrency(model) + " at once)")
                                    .collect(Collectors.joining(", ")));
        }
        worker.awaitShutdown();
        return CommandLineRunner.OK;
    }

    private EnumMap<ConfigKey, String> flags() {
        var flags = new EnumMap<ConfigKey, String>(ConfigKey.class);
        // A file that is shared with a server may say that the server does not speak.
        flags.put(ConfigKey.WORKER_ENABLED, "true");
        put(flags, ConfigKey.REDIS_URL, redis);
        put(flags, ConfigKey.WORKER_MODELS, models);
        put(flags, ConfigKey.WORKER_CONCURRENCY, concurrency);
        put(flags, ConfigKey.DATA, data);
        return flags;
    }

    /** A worker that can never speak what it was told to is a mistake, which is better told now than found by listeners. */
    private static void requireModels(List<Model> here, ServerConfig.Worker wanted, PackHints hints)
            throws CommandException {
        for (var id : wanted.models()) {
            var model = here.stream()
                    .filter(candidate -> candidate.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> CommandException.wrongUsage("there is no model '" + id + "'; there are: "
                            + here.stream().map(Model::id).collect(Collectors.joining(", "))));
            if (model.state() == ModelState.NOT_INSTALLED) {
                throw new CommandException(
                        "the model '" + id + "' is not installed here; '" + hints.install(id) + "' installs it");
            }
        }
        if (here.stream().allMatch(model -> model.state() == ModelState.NOT_INSTALLED)) {
            throw new CommandException("no model is installed here; 'aloud models' tells how to install one");
        }
    }
}

package dev.aloud.server.cli;

import dev.aloud.server.Gateway;
import dev.aloud.server.config.ConfigException;
import dev.aloud.server.config.ConfigKey;
import java.io.IOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aloud serve}: the gateway, until it is told to stop. */
@Command(
        name = "serve",
        description = "Start the server and its page; prints the address when it is ready.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Each option wins over its environment variable, that one over the configuration file.",
            "Every other setting has a key in the file and an ALOUD_… variable; docs/operations.md lists them.",
            "",
            "Examples:",
            "  aloud serve                             on http://127.0.0.1:8080, for this machine only",
            "  aloud serve --port 0                    on any free port",
            "  aloud serve --host 0.0.0.0 --data /srv/aloud",
            "  ALOUD_PORT=9000 aloud serve --config aloud.yaml",
            "  aloud serve --redis redis://redis:6379 --no-worker --database jdbc:postgresql://db/aloud"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "1:It could not start.",
            "2:Wrong usage or configuration.",
            "130:It was told to stop by SIGINT (Ctrl-C), and did.",
            "143:It was told to stop by SIGTERM, and did."
        })
final class ServeCommand extends Configured implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Address to listen on (ALOUD_HOST; 127.0.0.1).")
    private String host;

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            description = "Port to listen on, 0 for any free one (ALOUD_PORT; 8080).")
    private String port;

    @Option(
            names = {"-d", "--data"},
            paramLabel = "DIR",
            description = "Where models and the cache are kept (ALOUD_DATA; the user's data directory).")
    private Path data;

    @Option(
            names = "--redis",
            paramLabel = "URL",
            description = "Share jobs and work with other servers and workers (ALOUD_REDIS_URL; alone).")
    private String redis;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "JDBC address of PostgreSQL for records (ALOUD_DATABASE_URL; a file in the data directory).")
    private String database;

    @Option(names = "--no-worker", description = "Leave speaking to 'aloud worker' processes; needs Redis.")
    private boolean noWorker;

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandException, ConfigException, IOException, InterruptedException {
        var flags = new EnumMap<ConfigKey, String>(ConfigKey.class);
        put(flags, ConfigKey.HOST, host);
        put(flags, ConfigKey.PORT, port);
        put(flags, ConfigKey.DATA, data);
        put(flags, ConfigKey.REDIS_URL, redis);
        put(flags, ConfigKey.DATABASE_URL, database);
        put(flags, ConfigKey.WORKER_ENABLED, noWorker ? false : null);
        var settings = settings(flags);
        Logs.set(verbose() ? "debug" : settings.logLevel());
        PackTools.announce(settings);
        Gateway gateway;
        try {
            gateway = Gateway.start(settings);
        } catch (FileSystemException e) {
            throw new CommandException(
                    "nothing can be kept in " + settings.data() + " (" + e.getMessage()
                            + "); choose another folder with --data or ALOUD_DATA",
                    e);
        } catch (RuntimeException e) {
            throw bindFailure(e, settings.listen().host(), settings.listen().port());
        }
        var stop = Thread.ofPlatform().name("aloud-stop").unstarted(gateway::close);
        Runtime.getRuntime().addShutdownHook(stop);
        terminal.out().println("Aloud is ready at " + gateway.uri());
        gateway.awaitShutdown();
        return CommandLineRunner.OK;
    }

    private static CommandException bindFailure(RuntimeException e, String host, int port) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return new CommandException(
                        "cannot listen on " + host
                                + ", as there is no such address; choose another with --host, such as 127.0.0.1",
                        e);
            }
            if (cause instanceof BindException) {
                return new CommandException(
                        "cannot listen on " + host + " port " + port + " (" + cause.getMessage()
                                + "); choose another with --port, or 0 for any free one",
                        e);
            }
        }
        throw e;
    }
}

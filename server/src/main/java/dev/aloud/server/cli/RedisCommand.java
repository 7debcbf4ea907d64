package dev.aloud.server.cli;

import dev.aloud.server.config.ConfigException;
import dev.aloud.server.config.ConfigKey;
import dev.aloud.server.queue.redis.DeadLetters;
import dev.aloud.server.redis.RedisConnection;
import java.io.IOException;
import java.util.HashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** What the commands about dead letters have in common. */
abstract class RedisCommand extends Configured implements Callable<Integer> {
    @Option(
            names = "--redis",
            paramLabel = "URL",
            description = "Where the servers' Redis is, such as redis://redis:6379 (ALOUD_REDIS_URL).")
    private String redis;

    @Option(names = "--json", description = "Write JSON to standard output.")
    private boolean json;

    final boolean json() {
        return json;
    }

    /** Does it. */
    abstract int run(DeadLetters letters) throws IOException, CommandException;

    @Override
    public final Integer call() throws ConfigException, CommandException, IOException {
        Logs.set(verbose() ? "debug" : "error");
        var flags = new HashMap<ConfigKey, String>();
        put(flags, ConfigKey.REDIS_URL, redis);
        var url = settings(flags)
                .redis()
                .orElseThrow(() -> CommandException.wrongUsage(
                        "say where Redis is: --redis redis://HOST:6379, or ALOUD_REDIS_URL, or redis.url in the file"));
        try (var connection = RedisConnection.open(url, 1)) {
            return run(new DeadLetters(connection));
        }
    }
}

package dev.aloud.server.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The long run: thousands of blocks while workers and gateways are killed at random, Redis is restarted with its data and without,
 * and PostgreSQL is away for a minute. Ends with 0 when everything that docs/reliability.md promises was kept, else with 1.
 */
public final class ReliabilityRun {
    private ReliabilityRun() {}

    /** Arguments: how many blocks, a seed, seconds that PostgreSQL is away, and a file for the figures; each may be left out. */
    public static void main(String[] args) throws IOException {
        int blocks = args.length > 0 ? Integer.parseInt(args[0]) : 2_400;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        int away = args.length > 2 ? Integer.parseInt(args[2]) : 60;
        var faults = new Chaos.Faults(
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(away),
                // Redis is not emptied while PostgreSQL is away: whose gateway dies then too has lost all three, and
                // that is not promised.
                Map.of(
                        3, Chaos.Fault.REDIS_RESTARTED_WITHOUT_ITS_DATA,
                        6, Chaos.Fault.REDIS_RESTARTED_WITH_ITS_DATA,
                        10, Chaos.Fault.POSTGRES_AWAY,
                        20, Chaos.Fault.REDIS_RESTARTED_WITH_ITS_DATA,
                        32, Chaos.Fault.REDIS_RESTARTED_WITHOUT_ITS_DATA));
        var settings = new Reliability.Settings(blocks, 12, 150, seed, faults, Duration.ofMinutes(30));
        boolean right;
        try (var cluster = Cluster.start()) {
            var result = new Reliability(cluster, settings).run();
            var figures = Json.write(result.figures());
            System.out.println(figures);
            if (args.length > 3) {
                Files.writeString(Path.of(args[3]), figures + "\n");
            }
            right = result.isRight();
            if (!right) {
                System.err.println(result.balance() + "\nstuck: " + result.stuck() + "\n" + cluster.logs());
            }
        }
        System.exit(right ? 0 : 1);
    }
}

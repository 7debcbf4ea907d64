package dev.aloud.server.roster;

import dev.aloud.server.redis.RedisException;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker's look at the gateways: it warns when there are some and none understands it. */
public final class GatewayWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayWatch.class);
    private static final long EVERY_MS = 5_000;

    private final Roster roster;
    private final ScheduledThreadPoolExecutor clock;
    private String warned = "";

    /** Begins to look. */
    public GatewayWatch(Roster roster) {
        this.roster = roster;
        clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("aloud-gateway-watch").factory());
        clock.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
        var _ = clock.scheduleWithFixedDelay(this::lookSafely, 0, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    private void lookSafely() {
        try {
            var trouble = trouble().orElse("");
            if (!trouble.isEmpty() && !trouble.equals(warned)) {
                LOG.warn("{}", trouble);
            }
            warned = trouble;
        } catch (RedisException e) {
            LOG.debug("Nothing is known of gateways: {}", e.getMessage());
        } catch (RuntimeException e) {
            // Without this it would never look again.
            LOG.error("Looking for gateways failed", e);
        }
    }

    /** What is wrong, and what to do; empty when a gateway understands this worker, and when there is none. */
    Optional<String> trouble() throws RedisException {
        var ours = roster.ours();
        var gateways = roster.present();
        if (gateways.isEmpty() || gateways.stream().anyMatch(gateway -> ours.understands(gateway.release()))) {
            return Optional.empty();
        }
        boolean older = gateways.stream().allMatch(gateway -> gateway.release().isOlderThan(ours));
        return Optional.of("no gateway understands this worker (" + ours + "): "
                + gateways.stream()
                        .map(gateway -> gateway.id() + " (" + gateway.release() + ")")
                        .collect(Collectors.joining(", "))
                + "; upgrade " + (older ? "the gateways" : "this worker"));
    }

    /** Looks no more. */
    @Override
    public void close() {
        clock.shutdownNow();
    }
}

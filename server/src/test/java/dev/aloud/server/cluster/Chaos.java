package dev.aloud.server.cluster;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Kills what it is given, at random but in the same order for the same seed, and starts it again after a while; on one thread. */
final class Chaos implements AutoCloseable {
    /** What may happen. */
    enum Fault {
        WORKER_KILLED,
        GATEWAY_KILLED,
        REDIS_RESTARTED_WITH_ITS_DATA,
        REDIS_RESTARTED_WITHOUT_ITS_DATA,
        POSTGRES_AWAY
    }

    /**
     * How much of it.
     *
     * @param pause the mean time between faults
     * @param down the longest time for which a process stays dead
     * @param postgresAway for how long the database is stopped, once
     * @param schedule what happens at certain faults, by their number, instead of a worker's or a gateway's death
     */
    record Faults(Duration pause, Duration down, Duration postgresAway, Map<Integer, Fault> schedule) {}

    private final Cluster cluster;
    private final Faults plan;
    private final Random random;
    private final Map<Fault, Integer> done = new EnumMap<>(Fault.class);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private Thread database = Thread.ofVirtual().unstarted(() -> {});
    private volatile Throwable failure;

    Chaos(Cluster cluster, Faults plan, long seed) {
        this.cluster = cluster;
        this.plan = plan;
        random = new Random(seed);
        thread = Thread.ofPlatform().name("chaos").start(this::run);
    }

    private void run() {
        try {
            for (int number = 0;
                    !rests(between(
                            plan.pause().dividedBy(2),
                            plan.pause().multipliedBy(3).dividedBy(2)));
                    number++) {
                var fault = plan.schedule().get(number);
                happen(fault != null ? fault : random.nextInt(3) == 0 ? Fault.GATEWAY_KILLED : Fault.WORKER_KILLED);
            }
        } catch (RuntimeException | AssertionError e) {
            failure = e;
        }
    }

    private void happen(Fault fault) {
        synchronized (done) {
            done.merge(fault, 1, Integer::sum);
        }
        switch (fault) {
            case WORKER_KILLED -> killOneOf(cluster.workers());
            case GATEWAY_KILLED -> killOneOf(cluster.gateways());
            case REDIS_RESTARTED_WITH_ITS_DATA -> {
                cluster.redis().kill();
                rests(between(Duration.ZERO, plan.down()));
                cluster.redis().startAgain();
            }
            case REDIS_RESTARTED_WITHOUT_ITS_DATA -> {
                cluster.redis().kill();
                rests(between(Duration.ZERO, plan.down()));
                cluster.redis().startEmpty();
            }
            case POSTGRES_AWAY ->
                database = Thread.ofPlatform().name("chaos-database").start(this::databaseAway);
        }
    }

    /** Beside all other faults. */
    private void databaseAway() {
        cluster.postgres().stop();
        // To its end even when all is heard before: a short outage would show less.
        long end = System.nanoTime() + plan.postgresAway().toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        cluster.postgres().restart();
    }

    private void killOneOf(List<Node> nodes) {
        var victim = nodes.get(random.nextInt(nodes.size()));
        victim.kill();
        rests(between(Duration.ZERO, plan.down()));
        victim.start();
    }

    private Duration between(Duration least, Duration most) {
        return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
    }

    /** Waits; true when it was closed. */
    private boolean rests(Duration time) {
        try {
            return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** What has happened, and how often. */
    Map<Fault, Integer> done() {
        synchronized (done) {
            return new EnumMap<>(done);
        }
    }

    /** Does nothing more; returns when what it stopped runs again. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
            if (database.getState() != Thread.State.NEW) {
                database.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw new IllegalStateException("the faults themselves failed", failure);
        }
    }
}

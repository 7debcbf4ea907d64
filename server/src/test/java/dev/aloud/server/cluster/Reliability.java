package dev.aloud.server.cluster;

import dev.aloud.server.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** Many listeners while everything around them dies, and what the books say in the end. Used by one thread. */
final class Reliability {
    private static final int BLOCKS_A_JOB = 20;

    /** What is done. */
    record Settings(int blocks, int listeners, int delayMs, long seed, Chaos.Faults faults, Duration limit) {}

    /** What came of it. */
    record Result(
            Settings settings,
            int jobs,
            int blocks,
            Duration took,
            Map<Chaos.Fault, Integer> faults,
            Books.Balance balance,
            List<String> stuck,
            int deadLetters,
            int waitingForEver,
            Duration longestWait,
            String longestWaitWas,
            Map<String, Long> troubles) {
        /** Whether everything that is promised was kept. */
        boolean isRight() {
            return balance.isRight() && stuck.isEmpty() && waitingForEver == 0;
        }

        /** For a machine. */
        Map<String, Object> figures() {
            var figures = new LinkedHashMap<String, Object>();
            figures.put("blocks", blocks);
            figures.put("jobs", jobs);
            figures.put("listeners_at_once", settings.listeners());
            figures.put("seed", settings.seed());
            figures.put("seconds", took.toSeconds());
            figures.put(
                    "postgres_away_seconds", settings.faults().postgresAway().toSeconds());
            figures.put("faults", faults);
            figures.put("delivered", balance.delivered());
            figures.put("lost", balance.lost().size());
            figures.put("wrong", balance.wrong().size());
            figures.put("billed_twice", balance.billedTwice().size());
            figures.put("not_billed", balance.notBilled().size());
            figures.put("billed_for_nobody", balance.billedForNobody().size());
            figures.put("stuck", stuck.size());
            figures.put("dead_letters", deadLetters);
            figures.put("waiting_for_ever", waitingForEver);
            figures.put("longest_wait_ms", longestWait.toMillis());
            figures.put("longest_wait_was", longestWaitWas);
            figures.put("what_listeners_noticed", troubles);
            return figures;
        }
    }

    private final Cluster cluster;
    private final Settings settings;
    private final List<Listening> listeners = new ArrayList<>();

    Reliability(Cluster cluster, Settings settings) {
        this.cluster = cluster;
        this.settings = settings;
    }

    /** Runs it all; the cluster has no process of ours before. */
    Result run() {
        cluster.gateway("gateway-1", Map.of());
        cluster.gateway("gateway-2", Map.of());
        for (int i = 1; i <= 3; i++) {
            cluster.worker("worker-" + i, settings.delayMs(), Map.of());
        }
        cluster.awaitModel(ToneAdapter.MODEL);
        long began = System.nanoTime();
        Map<Chaos.Fault, Integer> faults;
        try (var chaos = new Chaos(cluster, settings.faults(), settings.seed())) {
            listen(began + settings.limit().toNanos());
            faults = chaos.done();
        }
        cluster.revive();
        int waiting = (int) listeners.stream().filter(l -> !l.isDone()).count();
        listeners.forEach(Listening::close);
        var took = Duration.ofNanos(System.nanoTime() - began);
        var books = new Books(cluster);
        try {
            Await.until(
                    "the books are right",
                    Duration.ofSeconds(60),
                    () -> books.balance(listeners).isRight() && books.stuck().isEmpty());
        } catch (AssertionError e) {
            // Then the result tells what is wrong.
        }
        var slowest = listeners.stream()
                .max(Comparator.comparing(Listening::longestWait))
                .orElseThrow();
        return new Result(
                settings,
                listeners.size(),
                listeners.stream().mapToInt(l -> l.plan().blocks().size()).sum(),
                took,
                faults,
                books.balance(listeners),
                books.stuck(),
                books.deadLetters().size(),
                waiting,
                slowest.longestWait(),
                slowest.longestWaitWas(),
                troubles());
    }

    /** As many at once as there are to be, until all blocks are heard or the time is over. */
    private void listen(long end) {
        int begun = 0;
        while (System.nanoTime() < end) {
            long open = listeners.stream().filter(l -> !l.isDone()).count();
            if (begun < settings.blocks() && open < settings.listeners()) {
                int blocks = Math.min(BLOCKS_A_JOB, settings.blocks() - begun);
                var plan = Plan.of("Text " + listeners.size(), blocks);
                listeners.add(Listening.begin(cluster, plan, listeners.size()));
                begun += plan.blocks().size();
            } else if (open == 0 && begun >= settings.blocks()) {
                return;
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** Without what differs from case to case. */
    private Map<String, Long> troubles() {
        var all = new TreeMap<String, Long>();
        for (var listener : listeners) {
            listener.troubles()
                    .forEach((what, times) -> all.merge(
                            what.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…").replaceAll("block \\d+", "block …"),
                            times,
                            Long::sum));
        }
        return all;
    }
}

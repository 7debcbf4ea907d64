package dev.aloud.server.cluster;

import dev.aloud.protocol.Message;
import dev.aloud.protocol.ReceivedBlock;
import dev.aloud.server.TestListener;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Somebody who has a text read: makes a job at one gateway, listens at another, and when that one dies goes on at the next, as the
 * page does: it asks for what it lacks. Has a thread of its own; what it knows may be read from any.
 */
final class Listening implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration LOOK = Duration.ofMillis(3);

    private final HttpClient http;
    private final Supplier<List<URI>> gateways;
    private final Plan plan;
    private final Map<Integer, ReceivedBlock> got = new ConcurrentHashMap<>();
    private final Map<Integer, String> failed = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> refusals = new ConcurrentHashMap<>();
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private int turn;
    private volatile String job;
    private volatile URI connectedTo;
    private volatile long longestWaitNanos;
    private volatile String longestWaitWas = "";
    private volatile long connectedAt;
    private volatile long lastNews;
    private volatile boolean closed;

    private Listening(HttpClient http, Supplier<List<URI>> gateways, Plan plan, int turn) {
        this.http = http;
        this.gateways = gateways;
        this.plan = plan;
        this.turn = turn;
        thread = Thread.ofVirtual().name("listening").unstarted(this::run);
    }

    /**
     * Begins to listen.
     *
     * @param turn at which of the gateways the job is made; it is listened to at the next one
     */
    static Listening begin(Cluster cluster, Plan plan, int turn) {
        var listening = new Listening(cluster.http(), cluster::addresses, plan, turn);
        listening.thread.start();
        return listening;
    }

    private void run() {
        lastNews = System.nanoTime();
        while (!closed && job == null) {
            makeJob();
        }
        turn++;
        while (!closed && !isDone()) {
            listen();
        }
    }

    private URI next() {
        while (!closed) {
            var there = gateways.get();
            if (!there.isEmpty()) {
                return there.get(Math.floorMod(turn, there.size()));
            }
            pause(PAUSE);
        }
        return null;
    }

    private void makeJob() {
        var gateway = next();
        if (gateway == null) {
            return;
        }
        var body = Json.write(Map.of("text", plan.text(), "codec", "pcm"));
        var request = HttpRequest.newBuilder(gateway.resolve("/v1/models/" + ToneAdapter.MODEL + "/tts"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() == 201) {
                job = Json.read(response.body()).get("job_id").asText();
                return;
            }
            trouble("no job: " + response.statusCode() + " " + Json.read(response.body()));
        } catch (IOException e) {
            trouble("no job: " + e);
        } catch (InterruptedException e) {
            closed = true;
        }
        turn++;
        pause(PAUSE);
    }

    private void listen() {
        var gateway = next();
        if (gateway == null) {
            return;
        }
        try {
            var listener = TestListener.connect(http, gateway.resolve("/v1/ws/" + job));
            connectedTo = gateway;
            connectedAt = System.nanoTime();
            hear(listener);
        } catch (CompletionException e) {
            trouble(
                    e.getCause() instanceof WebSocketHandshakeException refused
                            ? "refused: " + refused.getResponse().statusCode()
                            : "no connection: " + e.getCause());
        } finally {
            connectedTo = null;
        }
        turn++;
        if (!isDone()) {
            pause(PAUSE);
        }
    }

    /** Until all has come, or the connection is lost. */
    private void hear(TestListener listener) {
        int seen = 0;
        int read = 0;
        boolean wants = true;
        try {
            while (!closed && !isDone() && listener.closeCode() == 0) {
                if (wants) {
                    want(listener);
                    wants = false;
                }
                for (; seen < listener.blocks.size(); seen++) {
                    take(listener.blocks.get(seen));
                    wants = true;
                }
                for (; read < listener.messages.size(); read++) {
                    wants |= heed(listener.messages.get(read));
                }
                listener.assertOrderly();
                pause(LOOK);
            }
            for (; seen < listener.blocks.size(); seen++) {
                take(listener.blocks.get(seen));
            }
        } catch (CompletionException e) {
            trouble("lost while speaking: " + e.getCause());
        } catch (AssertionError e) {
            trouble(e.getMessage());
        } finally {
            if (listener.closeCode() == 0) {
                listener.close();
            } else {
                trouble("closed: " + listener.closeCode() + " " + listener.closeReason());
            }
        }
    }

    private void want(TestListener listener) {
        var lacking = lacking();
        if (!lacking.isEmpty()) {
            int first = lacking.getFirst();
            int count = Math.min(plan.window(), plan.blocks().size() - first);
            listener.want(
                    first,
                    count,
                    IntStream.range(first, first + count)
                            .filter(index -> !lacking.contains(index))
                            .boxed()
                            .toList());
        }
    }

    private void take(ReceivedBlock block) {
        long now = System.nanoTime();
        if (now - lastNews > longestWaitNanos) {
            longestWaitNanos = now - lastNews;
            longestWaitWas = "block " + block.index() + " of " + job + ", heard at " + Instant.now() + " from "
                    + connectedTo + ", to which it had been connected for " + (now - connectedAt) / 1_000_000 + " ms";
        }
        lastNews = now;
        if (got.putIfAbsent(block.index(), block) != null) {
            trouble("block " + block.index() + " came twice");
        }
    }

    /** Whether it is time to ask again. */
    private boolean heed(Message message) {
        if (message instanceof Message.BlockState state && state.phase() instanceof Message.Phase.Failed failure) {
            trouble("block " + state.index() + " failed: " + failure.code() + " " + failure.message());
            int failures = refusals.merge(state.index(), 1, Integer::sum);
            if (failure.retryable() && failures < plan.patience()) {
                pause(PAUSE);
            } else {
                failed.put(state.index(), failure.message());
            }
            return true;
        }
        if (message instanceof Message.ProtocolError error) {
            trouble("error: " + error.code() + " " + error.message());
        }
        return false;
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private void trouble(String what) {
        troubles.add(what);
    }

    Plan plan() {
        return plan;
    }

    /** The job's id; null before it is made. */
    String job() {
        return job;
    }

    /** What it has, by index. */
    Map<Integer, ReceivedBlock> got() {
        return new TreeMap<>(got);
    }

    /** Indexes that it neither has nor was told that it cannot have. */
    List<Integer> lacking() {
        return IntStream.range(0, plan.blocks().size())
                .filter(index -> !got.containsKey(index) && !failed.containsKey(index))
                .boxed()
                .toList();
    }

    /** Blocks that it was told cannot be spoken, and why. */
    Map<Integer, String> failed() {
        return new TreeMap<>(failed);
    }

    boolean isDone() {
        return got.size() + failed.size() >= plan.blocks().size();
    }

    /** Whether it listens at this gateway now. */
    boolean isAt(URI gateway) {
        return gateway.equals(connectedTo);
    }

    /** The longest time from one block to the next. */
    Duration longestWait() {
        return Duration.ofNanos(longestWaitNanos);
    }

    /** What it was that came after that time, and how. */
    String longestWaitWas() {
        return longestWaitWas;
    }

    /** What went wrong for it, recovered or not, each kind once and how often. */
    Map<String, Long> troubles() {
        return troubles.stream().collect(Collectors.groupingBy(what -> what, TreeMap::new, Collectors.counting()));
    }

    @Override
    public String toString() {
        var lacking = lacking();
        return "job " + job + ", has " + got.size() + " of " + plan.blocks().size() + ", lacks "
                + lacking.subList(0, Math.min(10, lacking.size())) + ", failed " + failed() + ", troubles "
                + troubles();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}

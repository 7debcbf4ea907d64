package dev.aloud.adapter.onnx;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.SynthesisException.Code;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Threads that run a session's graph, so that who waits for a run can be interrupted: ONNX Runtime itself hears no
 * interrupt. Owns the session. Thread-safe.
 */
final class GraphWorkers implements Graph, AutoCloseable {
    /** System property: after how many seconds without a run the memory of the greatest run is given back. */
    static final String IDLE_SECONDS = "aloud.onnx.idle";

    private static final int USUAL_IDLE_SECONDS = 20;

    /** What the names of its threads begin with. */
    static final String THREADS = "aloud-onnx-";

    private static final int ALL = 1 << 20;

    private final GraphSession session;
    private final int concurrent;
    private final Semaphore permits;
    private final ExecutorService threads;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("aloud-onnx-idle").factory());
    private final int idleSeconds = Integer.getInteger(IDLE_SECONDS, USUAL_IDLE_SECONDS);

    /** What is under way; guarded by itself, as is {@code closed}. */
    private final Set<GraphTask> tasks = new HashSet<>();

    private boolean closed;

    /** The smallest inputs that there were: a session gives memory back only at the end of a run. */
    private List<GraphInput> smallest;

    private Future<?> tidying = CompletableFuture.completedFuture(null);

    GraphWorkers(GraphSession session, int concurrent) {
        this(
                session,
                concurrent,
                Executors.newCachedThreadPool(
                        Thread.ofPlatform().daemon().name(THREADS, 0).factory()));
    }

    /** With threads of somebody else's, which it ends. */
    GraphWorkers(GraphSession session, int concurrent, ExecutorService threads) {
        this.session = session;
        this.concurrent = concurrent;
        this.threads = threads;
        this.permits = new Semaphore(concurrent, true);
    }

    @Override
    public GraphOutput run(List<GraphInput> inputs) throws SynthesisException, InterruptedException {
        permits.acquire();
        try {
            GraphTask task = begin(inputs);
            try {
                return task.await();
            } finally {
                end(task);
            }
        } finally {
            permits.release();
        }
    }

    /** What it runs on. */
    Device device() {
        return session.device();
    }

    /** How many runs there may be at once. */
    int concurrent() {
        return concurrent;
    }

    @Override
    public void close() {
        List<GraphTask> stopping;
        synchronized (tasks) {
            if (closed) {
                return;
            }
            closed = true;
            clock.shutdownNow();
            stopping = List.copyOf(tasks);
        }
        permits.release(ALL); // who waits for its turn is to learn that it never comes
        stopping.forEach(task -> task.stop(closedException()));
        stopping.forEach(GraphTask::awaitEnd);
        threads.shutdown();
        session.close();
    }

    static SynthesisException closedException() {
        return new SynthesisException(Code.CLOSED, "the engine has been closed");
    }

    private GraphTask begin(List<GraphInput> inputs) throws SynthesisException {
        synchronized (tasks) {
            if (closed) {
                throw closedException();
            }
            tidying.cancel(false);
            if (smallest == null || size(inputs) < size(smallest)) {
                smallest = inputs;
            }
            return begin(new GraphTask(session, inputs, false));
        }
    }

    private GraphTask begin(GraphTask task) {
        threads.execute(task); // may throw, and closing would wait for ever for what was never begun
        tasks.add(task);
        return task;
    }

    private void end(GraphTask task) {
        synchronized (tasks) {
            tasks.remove(task);
            if (tasks.isEmpty() && !closed && device().givesMemoryBack()) {
                tidying = clock.schedule(this::tidy, idleSeconds, TimeUnit.SECONDS);
            }
        }
    }

    /** Gives back what the runs so far have needed. */
    private void tidy() {
        GraphTask task;
        synchronized (tasks) {
            if (closed || !tasks.isEmpty()) {
                return;
            }
            task = begin(new GraphTask(session, smallest, true));
        }
        task.awaitEnd();
        synchronized (tasks) {
            tasks.remove(task);
        }
    }

    private static int size(List<GraphInput> inputs) {
        return inputs.stream().mapToInt(GraphInput::length).sum();
    }
}

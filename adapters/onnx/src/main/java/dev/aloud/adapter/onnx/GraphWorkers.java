package dev.aloud.adapter.onnx;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.SynthesisException.Code;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Threads that run a session's graph, so that who waits for a run can be interrupted: ONNX Runtime itself hears no
 * interrupt. Owns the session. Thread-safe.
 */
final class GraphWorkers implements Graph, AutoCloseable {
    private static final int ALL = 1 << 20;

    private final GraphSession session;
    private final int concurrent;
    private final Semaphore permits;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("aloud-onnx-", 0).factory());

    /** What is under way; guarded by itself, as is {@code closed}. */
    private final Set<GraphTask> tasks = new HashSet<>();

    private boolean closed;

    GraphWorkers(GraphSession session, int concurrent) {
        this.session = session;
        this.concurrent = concurrent;
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

    /** How many runs there are at this moment. */
    int running() {
        synchronized (tasks) {
            return tasks.size();
        }
    }

    @Override
    public void close() {
        List<GraphTask> stopping;
        synchronized (tasks) {
            if (closed) {
                return;
            }
            closed = true;
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
            GraphTask task = new GraphTask(session, inputs);
            tasks.add(task);
            threads.execute(task);
            return task;
        }
    }

    private void end(GraphTask task) {
        synchronized (tasks) {
            tasks.remove(task);
        }
    }
}

package dev.aloud.server.queue;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.server.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;

/**
 * The queue of a server that is gateway and worker in one process. Each model has a lane of its own, so that a slow model
 * delays no other; a lane starts as many threads as its model allows when there is work for them, and lets them go later.
 */
public final class InProcessBlockQueue implements BlockQueue {
    /** How many blocks may wait, unless configured otherwise. */
    public static final int DEFAULT_LIMIT = 4096;

    /** How long blocks under way may take to finish when the queue closes, unless configured otherwise. */
    public static final Duration DEFAULT_CLOSE_LIMIT = Duration.ofSeconds(10);

    private static final long IDLE_SECONDS = 60;

    private final Speaker speaker;
    private final ToIntFunction<String> concurrency;
    private final int limit;
    private final Duration closeLimit;

    /** Guards everything below; no outcome is called and nothing is spoken while it is held. */
    private final ReentrantLock lock = new ReentrantLock();

    private final WorkerThreads workers = new WorkerThreads(lock);
    private final Map<String, Lane> lanes = new HashMap<>();
    private boolean closed;
    private long sequence;
    private long waiting;
    private long running;
    private long done;
    private long failed;
    private long cancelled;
    private long refused;

    /**
     * @param speaker speaks the blocks
     * @param concurrency how many blocks of a model, named by its id, may be spoken at once
     * @param limit how many blocks may wait
     * @param closeLimit how long blocks under way may take to finish when the queue closes
     */
    public InProcessBlockQueue(Speaker speaker, ToIntFunction<String> concurrency, int limit, Duration closeLimit) {
        this.speaker = speaker;
        this.concurrency = concurrency;
        this.limit = limit;
        this.closeLimit = closeLimit;
    }

    @Override
    public Ticket submit(BlockRequest request, Priority priority, Outcome outcome) throws QueueFullException {
        lock.lock();
        try {
            if (closed || waiting >= limit) {
                refused++;
                throw new QueueFullException(
                        closed ? "The server is stopping" : "Too many blocks wait already; try again in a while");
            }
            var lane = lanes.computeIfAbsent(request.voicing().model(), this::newLane);
            var block = new Lane.Waiting(request, outcome, priority, sequence++);
            lane.add(block);
            waiting++;
            if (lane.size() > lane.idle && lane.threads < lane.maxThreads) {
                startWorker(lane);
            } else {
                lane.work.signal();
            }
            return new Place(lane, block);
        } finally {
            lock.unlock();
        }
    }

    private Lane newLane(String model) {
        return new Lane(model, Math.max(1, concurrency.applyAsInt(model)), lock.newCondition());
    }

    private void startWorker(Lane lane) {
        lane.threads++;
        workers.start("aloud-" + lane.model + "-" + lane.threads, () -> work(lane));
    }

    private void work(Lane lane) {
        try {
            for (var block = take(lane); block != null; block = take(lane)) {
                speak(block);
            }
        } finally {
            lock.lock();
            try {
                lane.threads--;
                workers.end();
                if (lane.size() > 0 && lane.idle == 0) {
                    // A block came when this thread had already decided to go.
                    startWorker(lane);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** The lane's most urgent block, when there is one; null when this thread is not needed any more. */
    private Lane.Waiting take(Lane lane) {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(IDLE_SECONDS);
            while (lane.size() == 0) {
                if (closed || left <= 0) {
                    return null;
                }
                lane.idle++;
                try {
                    left = lane.work.awaitNanos(left);
                } catch (InterruptedException e) {
                    return null;
                } finally {
                    lane.idle--;
                }
            }
            waiting--;
            running++;
            var block = lane.poll();
            block.speaking = Thread.currentThread();
            return block;
        } finally {
            lock.unlock();
        }
    }

    private void speak(Lane.Waiting block) {
        var attempt = Attempt.at(block.request, request -> {
            block.outcome.running();
            return speaker.speak(request);
        });
        if (isWanted(block, attempt)) {
            switch (attempt) {
                case Attempt.Spoken(var audio) -> block.outcome.done(audio);
                case Attempt.Failed(var failure) -> block.outcome.failed(failure);
            }
        }
    }

    /** Whether anybody is to hear of it; from now on nobody can stop it. */
    private boolean isWanted(Lane.Waiting block, Attempt attempt) {
        lock.lock();
        try {
            running--;
            block.speaking = null;
            // An interrupt was meant for this block, not for the thread's next one.
            Thread.interrupted();
            if (block.stopped) {
                cancelled++;
            } else if (attempt instanceof Attempt.Spoken) {
                done++;
            } else {
                failed++;
            }
            return !block.stopped;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isFull() {
        lock.lock();
        try {
            return waiting >= limit;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public QueueStats stats() {
        lock.lock();
        try {
            return new QueueStats(waiting, running, done, failed, cancelled, refused);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Check check() {
        lock.lock();
        try {
            var detail = waiting + " waiting, " + running + " running, room for " + limit;
            if (closed) {
                return new Check("queue", false, "closed");
            }
            return waiting < limit ? new Check("queue", true, detail) : Check.degraded("queue", "full: " + detail);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        for (var block : closeAndEmpty()) {
            block.outcome.failed(
                    new SynthesisException(SynthesisException.Code.CLOSED, "The server stopped before it was spoken"));
        }
        if (!workers.awaitEnd(closeLimit)) {
            workers.interruptAll();
            workers.awaitEnd(closeLimit);
        }
    }

    private List<Lane.Waiting> closeAndEmpty() {
        lock.lock();
        try {
            closed = true;
            var dropped = new ArrayList<Lane.Waiting>();
            for (var lane : lanes.values()) {
                for (var block = lane.poll(); block != null; block = lane.poll()) {
                    dropped.add(block);
                }
                lane.work.signalAll();
            }
            waiting = 0;
            failed += dropped.size();
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    /** A block's place in its lane. */
    private final class Place implements Ticket {
        private final Lane lane;
        private final Lane.Waiting block;

        Place(Lane lane, Lane.Waiting block) {
            this.lane = lane;
            this.block = block;
        }

        @Override
        public boolean cancel() {
            lock.lock();
            try {
                boolean removed = lane.remove(block);
                if (removed) {
                    waiting--;
                    cancelled++;
                }
                return removed;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public boolean stop() {
            lock.lock();
            try {
                if (cancel()) {
                    return true;
                }
                if (block.speaking == null || block.stopped) {
                    return false;
                }
                block.stopped = true;
                block.speaking.interrupt();
                return true;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void hasten(Priority priority) {
            lock.lock();
            try {
                lane.hasten(block, priority);
            } finally {
                lock.unlock();
            }
        }
    }
}

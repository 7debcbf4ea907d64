package dev.aloud.server.queue;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.server.Check;
import dev.aloud.server.media.BlockAudio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue of a server that is gateway and worker in one process. Each model has a lane of its own, so that a slow model
 * delays no other; a lane starts as many threads as its model allows when there is work for them, and lets them go later.
 */
public final class InProcessBlockQueue implements BlockQueue {
    /** How many blocks may wait, unless configured otherwise. */
    public static final int DEFAULT_LIMIT = 4096;

    /** How long blocks under way may take to finish when the queue closes, unless configured otherwise. */
    public static final Duration DEFAULT_CLOSE_LIMIT = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(InProcessBlockQueue.class);
    private static final long IDLE_SECONDS = 60;

    private final Speaker speaker;
    private final ToIntFunction<String> concurrency;
    private final int limit;
    private final Duration closeLimit;

    /** Guards everything below; no outcome is called and nothing is spoken while it is held. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition workerGone = lock.newCondition();
    private final Map<String, Lane> lanes = new HashMap<>();
    private final List<Thread> workers = new ArrayList<>();
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
            var entry = new Entry(lane, request, outcome, priority, sequence++);
            lane.waiting.add(entry);
            waiting++;
            if (lane.waiting.size() > lane.idle && lane.threads < lane.maxThreads) {
                startWorker(lane);
            } else {
                lane.work.signal();
            }
            return entry;
        } finally {
            lock.unlock();
        }
    }

    private Lane newLane(String model) {
        return new Lane(model, Math.max(1, concurrency.applyAsInt(model)), lock.newCondition());
    }

    /** Platform threads: engines compute for long and call into native code, which virtual threads do badly. */
    private void startWorker(Lane lane) {
        lane.threads++;
        workers.add(Thread.ofPlatform()
                .daemon()
                .name("aloud-" + lane.model + "-", lane.threads)
                .start(() -> work(lane)));
    }

    private void work(Lane lane) {
        try {
            for (var entry = take(lane); entry != null; entry = take(lane)) {
                speak(entry);
            }
        } finally {
            lock.lock();
            try {
                lane.threads--;
                workers.remove(Thread.currentThread());
                workerGone.signalAll();
                if (!lane.waiting.isEmpty() && lane.idle == 0) {
                    // A block came when this thread had already decided to go.
                    startWorker(lane);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** The lane's most urgent block, when there is one; null when this thread is not needed any more. */
    private Entry take(Lane lane) {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(IDLE_SECONDS);
            while (lane.waiting.isEmpty()) {
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
            var entry = lane.waiting.pollFirst();
            entry.waits = false;
            waiting--;
            running++;
            return entry;
        } finally {
            lock.unlock();
        }
    }

    private void speak(Entry entry) {
        BlockAudio audio = null;
        SynthesisException failure = null;
        try {
            entry.outcome.running();
            audio = speaker.speak(entry.request);
        } catch (SynthesisException e) {
            failure = e;
        } catch (InterruptedException e) {
            failure = new SynthesisException(
                    SynthesisException.Code.CLOSED, "The server stopped before it was spoken", e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // A block that breaks its engine must not take the lane's thread, and so other listeners' blocks, with it.
            LOG.error("{} broke on a block", entry.lane.model, e);
            failure =
                    new SynthesisException(SynthesisException.Code.ENGINE_FAILED, "The engine broke on this block", e);
        }
        // An interrupt was meant for this block, not for the thread's next one.
        Thread.interrupted();
        count(failure == null);
        if (failure == null) {
            entry.outcome.done(audio);
        } else {
            entry.outcome.failed(failure);
        }
    }

    private void count(boolean spoken) {
        lock.lock();
        try {
            running--;
            if (spoken) {
                done++;
            } else {
                failed++;
            }
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
            return closed ? new Check("queue", false, "closed") : new Check("queue", waiting < limit, detail);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        for (var entry : closeAndEmpty()) {
            entry.outcome.failed(
                    new SynthesisException(SynthesisException.Code.CLOSED, "The server stopped before it was spoken"));
        }
        if (!awaitWorkers(closeLimit)) {
            interruptWorkers();
            awaitWorkers(closeLimit);
        }
    }

    private List<Entry> closeAndEmpty() {
        lock.lock();
        try {
            closed = true;
            var dropped = new ArrayList<Entry>();
            for (var lane : lanes.values()) {
                dropped.addAll(lane.waiting);
                lane.waiting.clear();
                lane.work.signalAll();
            }
            dropped.forEach(entry -> entry.waits = false);
            waiting = 0;
            failed += dropped.size();
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitWorkers(Duration atMost) {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (!workers.isEmpty()) {
                if (left <= 0) {
                    return false;
                }
                left = workerGone.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void interruptWorkers() {
        lock.lock();
        try {
            workers.forEach(Thread::interrupt);
        } finally {
            lock.unlock();
        }
    }

    /** The blocks and the threads of one model. */
    private static final class Lane {
        private final String model;
        private final int maxThreads;
        private final Condition work;
        private final TreeSet<Entry> waiting =
                new TreeSet<>(Comparator.comparing(Entry::priority).thenComparingLong(Entry::sequence));
        private int threads;
        private int idle;

        Lane(String model, int maxThreads, Condition work) {
            this.model = model;
            this.maxThreads = maxThreads;
            this.work = work;
        }
    }

    private final class Entry implements Ticket {
        private final Lane lane;
        private final BlockRequest request;
        private final Outcome outcome;
        private final long sequence;
        private Priority priority;
        private boolean waits = true;

        Entry(Lane lane, BlockRequest request, Outcome outcome, Priority priority, long sequence) {
            this.lane = lane;
            this.request = request;
            this.outcome = outcome;
            this.priority = priority;
            this.sequence = sequence;
        }

        @Override
        public boolean cancel() {
            lock.lock();
            try {
                if (!waits) {
                    return false;
                }
                waits = false;
                lane.waiting.remove(this);
                waiting--;
                cancelled++;
                return true;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void hasten(Priority wanted) {
            lock.lock();
            try {
                if (waits && wanted.compareTo(priority) < 0) {
                    lane.waiting.remove(this);
                    priority = wanted;
                    lane.waiting.add(this);
                }
            } finally {
                lock.unlock();
            }
        }

        Priority priority() {
            return priority;
        }

        long sequence() {
            return sequence;
        }
    }
}

package dev.aloud.server.synthesis;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.server.media.BlockAudio;
import dev.aloud.server.queue.BlockQueue;
import dev.aloud.server.queue.BlockRequest;
import dev.aloud.server.queue.Priority;
import dev.aloud.server.queue.QueueFullException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One block on its way to everyone who wants it: looked up, queued, spoken, told, and stored. Whoever asks for the block
 * meanwhile joins. Thread-safe.
 */
final class Flight implements BlockQueue.Outcome {
    private static final Logger LOG = LoggerFactory.getLogger(Flight.class);
    private static final String ENGINE_FAILED =
            SynthesisException.Code.ENGINE_FAILED.name().toLowerCase(Locale.ROOT);

    private enum State {
        LOOKING_UP,
        /** On its way into the queue, which may be over a network. */
        SUBMITTED,
        WAITING,
        RUNNING,
        /** Spoken, and being stored: it can still be joined. */
        SPOKEN,
        OVER
    }

    private final Synthesis synthesis;
    private final BlockRequest request;

    /** Guards everything below. Nothing is waited for under it: the queue may be asked to hasten and cancel, not to take. */
    private final ReentrantLock lock = new ReentrantLock();

    private final List<Subscriber> subscribers = new ArrayList<>(2);
    private State state = State.LOOKING_UP;
    private Priority priority;
    private BlockQueue.Ticket ticket;
    private BlockAudio audio;

    Flight(Synthesis synthesis, BlockRequest request, Priority priority) {
        this.synthesis = synthesis;
        this.request = request;
        this.priority = priority;
    }

    BlockRequest request() {
        return request;
    }

    /** Takes a subscriber in, and tells it how things stand; false when the flight is over. */
    boolean join(Subscriber subscriber, Priority wanted) {
        lock.lock();
        try {
            if (state == State.OVER) {
                return false;
            }
            subscriber.join(this);
            subscribers.add(subscriber);
            raise(wanted);
            if (state == State.RUNNING) {
                subscriber.add(new BlockEvent.Running());
            } else if (state == State.SPOKEN) {
                subscriber.add(new BlockEvent.Ready(audio, true));
            }
        } finally {
            lock.unlock();
        }
        subscriber.deliver();
        return true;
    }

    /** Goes on after the cache has been asked: to the end when it had the block, else to the queue. */
    void found(Optional<BlockAudio> cached) {
        List<Subscriber> told = List.of();
        lock.lock();
        try {
            if (subscribers.isEmpty()) {
                state = State.OVER;
            } else if (cached.isPresent()) {
                told = tellLast(new BlockEvent.Ready(cached.get(), true));
                synthesis.countCached(told.size());
            } else {
                state = State.SUBMITTED;
            }
        } finally {
            lock.unlock();
        }
        deliver(told);
        if (cached.isEmpty() && !isOver()) {
            submit();
        }
    }

    private void submit() {
        var urgency = urgency();
        try {
            queued(synthesis.queue().submit(request, urgency, this), urgency);
        } catch (QueueFullException e) {
            refused(new BlockEvent.Failed("overloaded", e.getMessage(), true));
        } catch (RuntimeException | Error e) {
            LOG.error("The queue did not take a block", e);
            refused(new BlockEvent.Failed(ENGINE_FAILED, "the block could not be queued", true));
        }
    }

    private Priority urgency() {
        lock.lock();
        try {
            return priority;
        } finally {
            lock.unlock();
        }
    }

    /** Catches up with what has happened meanwhile: it may run already, be more urgent, or be wanted no more. */
    private void queued(BlockQueue.Ticket taken, Priority urgency) {
        lock.lock();
        try {
            ticket = taken;
            if (priority != urgency) {
                ticket.hasten(priority);
            }
            if (state == State.SUBMITTED) {
                state = State.WAITING;
            }
            if (subscribers.isEmpty() && state == State.WAITING && ticket.cancel()) {
                state = State.OVER;
            }
        } finally {
            lock.unlock();
        }
    }

    private void refused(BlockEvent why) {
        List<Subscriber> told;
        lock.lock();
        try {
            told = tellLast(why);
        } finally {
            lock.unlock();
        }
        deliver(told);
    }

    @Override
    public void running() {
        List<Subscriber> told;
        lock.lock();
        try {
            if (state == State.OVER) {
                return;
            }
            state = State.RUNNING;
            told = tell(new BlockEvent.Running());
        } finally {
            lock.unlock();
        }
        deliver(told);
    }

    @Override
    public void done(BlockAudio spoken) {
        List<Subscriber> told;
        lock.lock();
        try {
            state = State.SPOKEN;
            audio = spoken;
            told = tell(new BlockEvent.Ready(spoken, false));
        } finally {
            lock.unlock();
        }
        deliver(told);
        synthesis.store(this, spoken);
    }

    @Override
    public void failed(SynthesisException failure) {
        List<Subscriber> told;
        lock.lock();
        try {
            var code = failure.code().name().toLowerCase(Locale.ROOT);
            told = tellLast(new BlockEvent.Failed(code, failure.getMessage(), failure.retryable()));
        } finally {
            lock.unlock();
        }
        synthesis.countFailed();
        synthesis.over(this);
        deliver(told);
    }

    /** Ends the flight because something of ours has failed; everyone is told, and may try again. */
    void abandon(String message) {
        List<Subscriber> told;
        lock.lock();
        try {
            told = tellLast(new BlockEvent.Failed(ENGINE_FAILED, message, true));
        } finally {
            lock.unlock();
        }
        synthesis.over(this);
        deliver(told);
    }

    /** Ends the flight; nobody can join any more. */
    void end() {
        lock.lock();
        try {
            state = State.OVER;
        } finally {
            lock.unlock();
        }
        synthesis.over(this);
    }

    /** @param stops whether an engine that has begun is to stop when nobody else is interested */
    void leave(Subscriber subscriber, boolean stops) {
        lock.lock();
        try {
            subscribers.remove(subscriber);
            if (!subscribers.isEmpty() || ticket == null || !(stops ? isStopped() : isCancelled())) {
                return;
            }
            state = State.OVER;
        } finally {
            lock.unlock();
        }
        synthesis.over(this);
    }

    private boolean isCancelled() {
        return state == State.WAITING && ticket.cancel();
    }

    private boolean isStopped() {
        return (state == State.WAITING || state == State.RUNNING) && ticket.stop();
    }

    /** Its audio, from the moment that subscribers are told to the moment that it is stored. */
    Optional<BlockAudio> spoken() {
        lock.lock();
        try {
            return state == State.SPOKEN ? Optional.of(audio) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    void hasten(Priority wanted) {
        lock.lock();
        try {
            raise(wanted);
        } finally {
            lock.unlock();
        }
    }

    boolean isOver() {
        lock.lock();
        try {
            return state == State.OVER;
        } finally {
            lock.unlock();
        }
    }

    private void raise(Priority wanted) {
        if (wanted.compareTo(priority) < 0) {
            priority = wanted;
            if (ticket != null) {
                ticket.hasten(wanted);
            }
        }
    }

    /** Nothing that comes later reaches anybody. */
    private List<Subscriber> tellLast(BlockEvent event) {
        state = State.OVER;
        var told = tell(event);
        subscribers.clear();
        return told;
    }

    private List<Subscriber> tell(BlockEvent event) {
        subscribers.forEach(subscriber -> subscriber.add(event));
        return List.copyOf(subscribers);
    }

    private static void deliver(List<Subscriber> told) {
        told.forEach(Subscriber::deliver);
    }
}

package dev.aloud.server.synthesis;

import dev.aloud.server.queue.Priority;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One listener of one flight. Events are put in while the flight's lock is held, which fixes their order, and handed over
 * without any lock, one at a time, so that a listener with a lock of its own cannot block the flight, or deadlock with it.
 */
final class Subscriber implements Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriber.class);

    private final Consumer<BlockEvent> listener;
    private final ConcurrentLinkedQueue<BlockEvent> events = new ConcurrentLinkedQueue<>();
    private final AtomicInteger wanted = new AtomicInteger();
    private volatile boolean withdrawn;
    private volatile Flight flight;

    Subscriber(Consumer<BlockEvent> listener) {
        this.listener = listener;
    }

    /** The flight that it has joined; set before the flight knows of it. */
    void join(Flight joined) {
        flight = joined;
    }

    /** Adds an event; {@link #deliver} must follow when the lock is released. */
    void add(BlockEvent event) {
        events.add(event);
    }

    /** Hands over what has been added. When another thread is doing so already, that one goes on instead. */
    void deliver() {
        if (wanted.getAndIncrement() != 0) {
            return;
        }
        int served = 1;
        do {
            for (var event = events.poll(); event != null; event = events.poll()) {
                hand(event);
            }
            served = wanted.addAndGet(-served);
        } while (served != 0);
    }

    private void hand(BlockEvent event) {
        if (withdrawn) {
            return;
        }
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            // One listener's fault; the others of this block still have to be told.
            LOG.error("A listener failed on {}", event.getClass().getSimpleName(), e);
        }
    }

    @Override
    public void withdraw() {
        if (!withdrawn) {
            withdrawn = true;
            flight.leave(this, false);
        }
    }

    @Override
    public void cancel() {
        if (!withdrawn) {
            withdrawn = true;
            flight.leave(this, true);
        }
    }

    @Override
    public void hasten(Priority priority) {
        if (!withdrawn) {
            flight.hasten(priority);
        }
    }
}

package dev.aloud.server.queue.redis;

import dev.aloud.server.queue.BlockRequest;
import dev.aloud.server.queue.Priority;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;

/** The blocks that this gateway waits for, one flight for each key. Thread-safe. */
final class OpenFlights {
    private final ConcurrentHashMap<String, OpenFlight> byKey = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    /** Guards nothing but the wait for the map to be empty. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition emptied = lock.newCondition();

    /** The flight of this block, into which somebody has been taken. */
    OpenFlight join(OpenFlight.Waiter waiter, BlockRequest request, Priority priority) {
        while (true) {
            var flight = byKey.computeIfAbsent(
                    request.key(), key -> new OpenFlight(request, priority, numbers.incrementAndGet()));
            if (flight.join(waiter, request, priority)) {
                return flight;
            }
            byKey.remove(request.key(), flight);
        }
    }

    /** The flight of this key; null when nobody here waits for it. */
    OpenFlight find(String key) {
        return byKey.get(key);
    }

    /** Forgets a flight if it is over. */
    void forget(OpenFlight flight) {
        if (flight.isOver() && byKey.remove(flight.request().key(), flight) && byKey.isEmpty()) {
            lock.lock();
            try {
                emptied.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    List<OpenFlight> all() {
        return List.copyOf(byKey.values());
    }

    int size() {
        return byKey.size();
    }

    long sum(ToLongFunction<OpenFlight> figure) {
        return byKey.values().stream().mapToLong(figure).sum();
    }

    /** Waits until there is none, within a limit. */
    void awaitEmpty(Duration atMost) {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (!byKey.isEmpty() && left > 0) {
                left = emptied.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}

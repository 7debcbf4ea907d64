package dev.aloud.server.metrics;

import java.util.concurrent.atomic.LongAdder;

/** Something that only grows. Thread-safe. */
public final class Counter {
    private final LongAdder value = new LongAdder();

    Counter() {}

    /** Adds one. */
    public void increment() {
        value.increment();
    }

    /** Adds so many. */
    public void add(long amount) {
        value.add(amount);
    }

    /** What it has come to. */
    public long value() {
        return value.sum();
    }
}

package dev.aloud.server.metrics;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** How long things take, in buckets. Thread-safe. */
public final class Histogram {
    private static final long[] BOUNDS_MICROS = {
        1_000,
        2_500,
        5_000,
        10_000,
        25_000,
        50_000,
        100_000,
        250_000,
        500_000,
        1_000_000,
        2_500_000,
        5_000_000,
        10_000_000
    };

    private final LongAdder[] buckets = new LongAdder[BOUNDS_MICROS.length + 1];
    private final LongAdder sumNanos = new LongAdder();

    Histogram() {
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new LongAdder();
        }
    }

    /** Records that something took so long. */
    public void recordNanos(long nanos) {
        long micros = TimeUnit.NANOSECONDS.toMicros(nanos);
        int bucket = 0;
        while (bucket < BOUNDS_MICROS.length && micros > BOUNDS_MICROS[bucket]) {
            bucket++;
        }
        buckets[bucket].increment();
        sumNanos.add(nanos);
    }

    /** How many were recorded. */
    public long count() {
        long count = 0;
        for (var bucket : buckets) {
            count += bucket.sum();
        }
        return count;
    }

    void write(StringBuilder out, String name) {
        long count = 0;
        for (int i = 0; i < BOUNDS_MICROS.length; i++) {
            count += buckets[i].sum();
            out.append(name)
                    .append("_bucket{le=\"")
                    .append(BOUNDS_MICROS[i] / 1e6)
                    .append("\"} ");
            out.append(count).append('\n');
        }
        count += buckets[BOUNDS_MICROS.length].sum();
        out.append(name).append("_bucket{le=\"+Inf\"} ").append(count).append('\n');
        out.append(name).append("_sum ").append(sumNanos.sum() / 1e9).append('\n');
        out.append(name).append("_count ").append(count).append('\n');
    }
}

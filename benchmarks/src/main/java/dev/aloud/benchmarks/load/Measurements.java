package dev.aloud.benchmarks.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;

/** What the listeners of a run have seen. Safe for many threads. */
final class Measurements {
    private static final long LONGEST_US = 600_000_000L;

    /** From making the job to the open socket. */
    final Latency opening = new Latency();

    /** From the first {@code want} to the whole first block: time to first audio. */
    final Latency firstAudio = new Latency();

    /** The same after a seek. */
    final Latency seekAudio = new Latency();

    final AtomicInteger joined = new AtomicInteger();
    final AtomicInteger listening = new AtomicInteger();
    final AtomicInteger left = new AtomicInteger();
    final LongAdder bytes = new LongAdder();
    final LongAdder blocks = new LongAdder();
    final LongAdder cachedBlocks = new LongAdder();
    final LongAdder audioMs = new LongAdder();
    final LongAdder duplicates = new LongAdder();
    final LongAdder keyMismatches = new LongAdder();
    final LongAdder failedBlocks = new LongAdder();
    final LongAdder underruns = new LongAdder();
    final LongAdder underrunMs = new LongAdder();
    final AtomicInteger listenersWithUnderruns = new AtomicInteger();
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();

    /** A listener had to give up. */
    void failed(String reason) {
        failures.computeIfAbsent(reason, key -> new LongAdder()).increment();
    }

    Map<String, Long> failures() {
        var counts = new TreeMap<String, Long>();
        failures.forEach((reason, count) -> counts.put(reason, count.sum()));
        return counts;
    }

    /** Times of one kind. */
    static final class Latency {
        private final ConcurrentHistogram microseconds = new ConcurrentHistogram(LONGEST_US, 3);

        void record(long nanos) {
            microseconds.recordValue(Math.clamp(nanos / 1000, 0, LONGEST_US));
        }

        /** What a report shows of them; times in milliseconds. */
        Summary summary() {
            return new Summary(microseconds.getTotalCount(), at(50), at(95), at(99), microseconds.getMaxValue() / 1e3);
        }

        private double at(double percentile) {
            return microseconds.getValueAtPercentile(percentile) / 1e3;
        }
    }

    /** A distribution in a few numbers. */
    record Summary(long count, double p50Ms, double p95Ms, double p99Ms, double maxMs) {}
}

package dev.aloud.benchmarks.queue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.ConcurrentHistogram;

/** How long things took. Thread-safe. */
final class Times {
    private static final long LONGEST_US = 600_000_000L;

    private final ConcurrentHistogram microseconds = new ConcurrentHistogram(LONGEST_US, 3);

    void record(long nanos) {
        microseconds.recordValue(Math.clamp(nanos / 1000, 0, LONGEST_US));
    }

    private double ms(double percentile) {
        return microseconds.getValueAtPercentile(percentile) / 1e3;
    }

    String line() {
        return "%d blocks, p50 %.2f ms, p95 %.2f ms, p99 %.2f ms, longest %.2f ms"
                .formatted(microseconds.getTotalCount(), ms(50), ms(95), ms(99), microseconds.getMaxValue() / 1e3);
    }

    Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("count", microseconds.getTotalCount());
        fields.put("p50_ms", ms(50));
        fields.put("p95_ms", ms(95));
        fields.put("p99_ms", ms(99));
        fields.put("max_ms", microseconds.getMaxValue() / 1e3);
        return fields;
    }
}

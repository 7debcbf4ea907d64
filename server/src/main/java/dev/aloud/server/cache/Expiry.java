package dev.aloud.server.cache;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Which blocks have not been heard for so long that they go. Clocks are wrong at times: one that stood ahead makes
 * everything look old, one that was set back makes everything look heard in the future. So one round removes a small share
 * of what is there at most, the oldest first, and a time in the future counts as now.
 */
final class Expiry {
    /** Between two rounds. */
    static final Duration EVERY = Duration.ofHours(1);

    /** From the start to the first, so that it happens on machines too that run for an hour a day. */
    static final Duration FIRST = Duration.ofMinutes(1);

    /** Keeps all. */
    static final Expiry NEVER = new Expiry(Duration.ZERO, InstantSource.system());

    private static final int SHARE = 20;
    private static final int AT_LEAST = 10;
    private static final int AT_MOST = 10_000;

    private final Duration after;
    private final InstantSource clock;

    /**
     * @param after blocks not heard for this long go; zero keeps all
     */
    Expiry(Duration after, InstantSource clock) {
        this.after = after;
        this.clock = clock;
    }

    boolean keepsAll() {
        return after.isZero();
    }

    Duration after() {
        return after;
    }

    Instant now() {
        return clock.instant();
    }

    /** Begins a round, at the present time. */
    Round round() {
        return new Round(keepsAll() ? Instant.MIN : now().minus(after));
    }

    /** One look at everything that is kept. For one thread. */
    static final class Round {
        private record Seen(String key, Instant used) {}

        private final Instant limit;
        private final PriorityQueue<Seen> oldest =
                new PriorityQueue<>(Comparator.comparing(Seen::used).reversed());
        private long seen;

        private Round(Instant limit) {
            this.limit = limit;
        }

        /** Whether what was heard last at this time is to go. */
        boolean isDue(Instant used) {
            return used.isBefore(limit);
        }

        /** Takes one into account. */
        void see(String key, Instant used) {
            seen++;
            if (isDue(used)) {
                oldest.add(new Seen(key, used));
                if (oldest.size() > AT_MOST) {
                    oldest.remove();
                }
            }
        }

        /** Those that go this time, the oldest first. */
        List<String> due() {
            var due = new ArrayList<>(oldest);
            due.sort(Comparator.comparing(Seen::used));
            long most = Math.max(AT_LEAST, seen / SHARE);
            return due.stream().limit(most).map(Seen::key).toList();
        }
    }
}

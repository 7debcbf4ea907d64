package dev.aloud.benchmarks.load;

import java.net.URI;
import java.time.Duration;

/**
 * What one run does; every listener does the same.
 *
 * @param server the server's address
 * @param listeners how many listen at once
 * @param ramp over which time they join, evenly
 * @param duration when listeners leave, counted from the run's beginning, though they have not heard all
 * @param model the model that speaks
 * @param voice its voice; empty for the model's default
 * @param codec {@code pcm}, {@code opus}, {@code mp3} or {@code flac}
 * @param pace how listeners listen
 * @param rateThousandths playback rate of a listener in real time
 * @param seekEvery how often each listener jumps to a random block; zero for never
 * @param firstOnly whether a listener leaves once it has heard its first block begin
 * @param deaf how many more connect, want all they may, and never read
 */
record LoadPlan(
        URI server,
        int listeners,
        Duration ramp,
        Duration duration,
        String model,
        String voice,
        String codec,
        Pace pace,
        int rateThousandths,
        Duration seekEvery,
        boolean firstOnly,
        int deaf) {
    /** How listeners listen. */
    enum Pace {
        /** As people do: what is heard takes its time. */
        REALTIME,
        /** As fast as blocks come. */
        FAST
    }

    /** When a listener joins, after the run's beginning. */
    Duration joinsAfter(int listener) {
        return ramp.multipliedBy(listener).dividedBy(Math.max(1, listeners));
    }
}

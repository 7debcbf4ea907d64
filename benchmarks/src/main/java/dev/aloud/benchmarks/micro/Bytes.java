package dev.aloud.benchmarks.micro;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Counts what was worked through, so that the result gives bytes per second beside operations per second. */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class Bytes {
    /** Bytes worked through; JMH divides by the time. */
    public long bytes;

    /** Begins a new iteration. */
    @Setup(Level.Iteration)
    public void reset() {
        bytes = 0;
    }
}

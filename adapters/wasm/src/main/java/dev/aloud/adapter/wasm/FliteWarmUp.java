package dev.aloud.adapter.wasm;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.flite.FliteModel;
import dev.aloud.flite.FliteUtterance;
import dev.aloud.text.Speed;
import java.time.Duration;
import java.util.List;

/**
 * Speaks to nobody until flite's hot code is compiled: interpreted it takes longer than its own speech. Ready is when both
 * kinds of voice have been fast several times in a row, by the processor's time, which other work on the machine does not
 * change, and the compiler has done what it had queued, which takes a core for most of a minute. A machine that never gets
 * there is ready after a number of rounds, and a busy one after {@link #MOST_TIME}: late is worse than slow.
 */
final class FliteWarmUp {
    /** Each takes other ways through flite: what it has not been seen to need is thrown away again, and compiled anew. */
    static final List<String> TEXTS = List.of(
            "It was a bright cold day in April, and the clocks struck ten.",
            "She sells sea shells by the shore, or so they had always told me.",
            "Dr. Jones paid $25 on March 3, 1998; was that 10% too much?",
            "\"Nobody knows,\" thought Alice, and looked up at the wild geese.",
            "Chapter 12: how 3,500 people crossed the river at 7:45 p.m.",
            "Why, who would have thought it? Not I! Perhaps not even you...",
            "Read www.example.org/help, or write to them (they're quick).",
            "Yes, yes, said the old man; mind your own affairs, my dear boy.");

    /** The voices share the default's code, but for kal16, which is of another kind. */
    private static final List<String> VOICES = List.of(FliteModel.DEFAULT_VOICE, "kal16");

    /** Compiled, slt takes a fiftieth of its speech's time and kal16 less than half of that; one bound serves both. */
    private static final int FASTER_THAN_SPEECH = 40;

    static final int FAST_ROUNDS = 4;
    private static final Duration MOST_TIME = Duration.ofMinutes(3);
    private static final long NANOS_PER_SAMPLE = 1_000_000_000L / FliteModel.SAMPLE_RATE_HZ;

    /** For listeners. */
    static final FliteWarmUp UNTIL_FAST = new FliteWarmUp(64, MOST_TIME);

    /** For tests, which need the same speech and not the fastest. */
    static final FliteWarmUp NONE = new FliteWarmUp(0, MOST_TIME);

    private final int mostRounds;
    private final Duration mostTime;

    FliteWarmUp(int mostRounds, Duration mostTime) {
        this.mostRounds = mostRounds;
        this.mostTime = mostTime;
    }

    /** What is warmed up. */
    interface Engine {
        /** Whether hot code becomes machine code here: otherwise more than one round changes nothing. */
        boolean compiles();

        /** Speaks and throws the speech away. */
        Cost speak(FliteUtterance utterance) throws SynthesisException, InterruptedException;

        /** Returns when the compiler has nothing to do, or after a time. */
        void settle(Duration most) throws InterruptedException;
    }

    /**
     * What an utterance took.
     *
     * @param processorNanos processor time of those who speak, in nanoseconds
     * @param samples the length of the speech at {@link FliteModel#SAMPLE_RATE_HZ}
     */
    record Cost(long processorNanos, long samples) {
        boolean fast() {
            return processorNanos * FASTER_THAN_SPEECH <= samples * NANOS_PER_SAMPLE;
        }
    }

    /** Returns when it is worth telling listeners that flite is ready. */
    void run(Engine engine) throws SynthesisException, InterruptedException {
        long end = System.nanoTime() + mostTime.toNanos();
        int rounds = engine.compiles() ? mostRounds : Math.min(mostRounds, 1);
        int fast = 0;
        boolean settled = false;
        for (int round = 0; round < rounds && System.nanoTime() < end; round++) {
            fast = isFast(engine, TEXTS.get(round % TEXTS.size())) ? fast + 1 : 0;
            if (fast >= FAST_ROUNDS) {
                engine.settle(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
                if (settled) {
                    return;
                }
                // What the compiler has just made is run once more, and what that gives it to do is waited for too.
                settled = true;
                fast = 0;
            }
        }
    }

    private static boolean isFast(Engine engine, String text) throws SynthesisException, InterruptedException {
        boolean fast = true;
        for (String voice : VOICES) {
            fast &= engine.speak(FliteUtterance.of(text, voice, Speed.NORMAL)).fast();
        }
        return fast;
    }
}

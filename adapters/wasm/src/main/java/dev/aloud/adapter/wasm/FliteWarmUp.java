package dev.aloud.adapter.wasm;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.flite.FliteModel;
import dev.aloud.flite.FliteSpeech;
import dev.aloud.flite.FliteUtterance;
import dev.aloud.text.Speed;
import java.time.Duration;
import java.util.List;

/**
 * Speaks to nobody until flite's hot code is compiled: interpreted it takes longer than its own speech. Ready is when the
 * default voice takes a twentieth of its speech's time twice in a row, by the processor's time, which other work on the
 * machine does not change. A machine that never gets there is ready after a number of rounds, and a busy one after
 * {@link #MOST_TIME}: late is worse than slow.
 */
final class FliteWarmUp {
    private static final List<String> TEXTS = List.of(
            "It was a bright cold day in April, and the clocks struck ten.",
            "She sells sea shells by the shore, or so they had always told me.",
            "Dr. Jones paid $25 on March 3, 1998; was that 10% too much?",
            "\"Nobody knows,\" thought Alice, and looked up at the wild geese.");

    private static final int FASTER_THAN_SPEECH = 20;
    private static final Duration MOST_TIME = Duration.ofMinutes(3);
    private static final int KAL_ROUNDS = 4;
    private static final long NANOS_PER_SAMPLE = 1_000_000_000L / FliteModel.SAMPLE_RATE_HZ;

    /** For listeners. */
    static final FliteWarmUp UNTIL_FAST = new FliteWarmUp(48);

    /** For tests, which need the same speech and not the fastest. */
    static final FliteWarmUp NONE = new FliteWarmUp(0);

    private final int mostRounds;

    private FliteWarmUp(int mostRounds) {
        this.mostRounds = mostRounds;
    }

    /** Returns when it is worth telling listeners that flite is ready. */
    void run(FliteWorkers workers, boolean compiles) throws SynthesisException, InterruptedException {
        long end = System.nanoTime() + MOST_TIME.toNanos();
        int fast = 0;
        int rounds = compiles ? mostRounds : Math.min(mostRounds, 1);
        for (int round = 0; round < rounds && fast < 2 && System.nanoTime() < end; round++) {
            fast = isFast(workers, TEXTS.get(round % TEXTS.size()), FliteModel.DEFAULT_VOICE) ? fast + 1 : 0;
        }
        // The other voices share the default's code, but for kal16, which is of another kind.
        for (int round = 0; round < Math.min(rounds, KAL_ROUNDS) && System.nanoTime() < end; round++) {
            isFast(workers, TEXTS.get(round), "kal16");
        }
    }

    private static boolean isFast(FliteWorkers workers, String text, String voice)
            throws SynthesisException, InterruptedException {
        long before = workers.processorNanos();
        FliteSpeech speech = workers.speak(FliteUtterance.of(text, voice, Speed.NORMAL), FliteWorkers.TimeLimit.COLD);
        long spent = workers.processorNanos() - before;
        return spent * FASTER_THAN_SPEECH <= speech.samples() * NANOS_PER_SAMPLE;
    }
}

package dev.aloud.adapter.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.flite.FliteModel;
import dev.aloud.flite.FliteUtterance;
import dev.aloud.text.Speed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FliteWarmUpTest {
    private static final int VOICES = 2;
    private static final long SECOND = FliteModel.SAMPLE_RATE_HZ;
    private static final FliteWarmUp.Cost FAST = new FliteWarmUp.Cost(25_000_000, SECOND);
    private static final FliteWarmUp.Cost SLOW = new FliteWarmUp.Cost(25_100_000, SECOND);

    /** Slow for a number of utterances, then fast. */
    private static class Guest implements FliteWarmUp.Engine {
        private final int slowFor;
        int spoken;
        private int settled;

        Guest(int slowFor) {
            this.slowFor = slowFor;
        }

        @Override
        public boolean compiles() {
            return true;
        }

        @Override
        public FliteWarmUp.Cost speak(FliteUtterance utterance) throws SynthesisException {
            return spoken++ < slowFor ? SLOW : FAST;
        }

        @Override
        public void settle(Duration most) throws InterruptedException {
            settled++;
        }
    }

    private final FliteWarmUp warmUp = new FliteWarmUp(64, Duration.ofMinutes(1));

    @Test
    void readyIsWhenItHasBeenFastInARowBeforeAndAfterTheCompilerSettled() throws Exception {
        var guest = new Guest(7);
        warmUp.run(guest);
        assertEquals(8 + 2 * FliteWarmUp.FAST_ROUNDS * VOICES, guest.spoken);
        assertEquals(2, guest.settled);
    }

    @Test
    void oneSlowVoiceBeginsTheRowAnew() throws Exception {
        var guest = new Guest(0) {
            @Override
            public FliteWarmUp.Cost speak(FliteUtterance utterance) throws SynthesisException {
                FliteWarmUp.Cost cost = super.speak(utterance);
                return super.spoken == 6 ? SLOW : cost;
            }
        };
        warmUp.run(guest);
        assertEquals(6 + 2 * FliteWarmUp.FAST_ROUNDS * VOICES, guest.spoken);
    }

    @Test
    void aMachineThatStaysSlowIsReadyAfterAllRounds() throws Exception {
        var guest = new Guest(Integer.MAX_VALUE);
        warmUp.run(guest);
        assertEquals(64 * VOICES, guest.spoken);
    }

    @Test
    void aBusyMachineIsReadyWhenTheTimeIsOver() throws Exception {
        var guest = new Guest(Integer.MAX_VALUE);
        new FliteWarmUp(64, Duration.ZERO).run(guest);
        assertEquals(0, guest.spoken);
    }

    @Test
    void withoutACompilerOneRoundIsAll() throws Exception {
        var guest = new Guest(0) {
            @Override
            public boolean compiles() {
                return false;
            }
        };
        warmUp.run(guest);
        assertEquals(VOICES, guest.spoken);
    }

    @Test
    void anEngineThatFailsIsNotReady() {
        var guest = new Guest(0) {
            @Override
            public FliteWarmUp.Cost speak(FliteUtterance utterance) throws SynthesisException {
                throw FliteWorkers.closedException();
            }
        };
        assertThrows(SynthesisException.class, () -> warmUp.run(guest));
    }

    /** A text that cannot be spoken would be warmed up with silence. */
    @Test
    void everyTextIsSpoken() {
        List<String> texts = FliteWarmUp.TEXTS;
        assertTrue(texts.stream()
                .noneMatch(
                        text -> FliteUtterance.of(text, "kal16", Speed.NORMAL).silent()));
    }
}

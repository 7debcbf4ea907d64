package dev.aloud.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.adapter.Utterance;
import dev.aloud.text.WordMark;
import java.util.Arrays;

/** The rules that hold for all speech, whatever the text. */
final class Conformity {
    private Conformity() {}

    static void check(Recording recording, Utterance utterance, int sampleRateHz) {
        assertThat(recording.violations()).isEmpty();
        assertThat(recording.samples().length).as("samples").isPositive();
        for (float sample : recording.samples()) {
            if (!(sample >= -1 && sample <= 1)) {
                assertThat(sample).as("a sample").isBetween(-1f, 1f);
            }
        }
        checkMarks(recording, utterance.text(), sampleRateHz);
    }

    static void assertEqual(Recording actual, Recording expected) {
        assertThat(Arrays.mismatch(actual.samples(), expected.samples()))
                .as("first sample that differs")
                .isNegative();
        assertThat(actual.words()).isEqualTo(expected.words());
    }

    static float peak(Recording recording) {
        float peak = 0;
        for (float sample : recording.samples()) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }

    private static void checkMarks(Recording recording, String text, int sampleRateHz) {
        long audioMs = (recording.samples().length * 1000L + sampleRateHz - 1) / sampleRateHz;
        WordMark previous = new WordMark(0, 0, 0, 0);
        for (WordMark mark : recording.words()) {
            assertThat(mark.start()).as("start of %s after %s", mark, previous).isGreaterThanOrEqualTo(previous.end());
            assertThat(mark.end()).as("end of %s", mark).isGreaterThan(mark.start());
            assertThat(mark.end()).as("end of %s in the text", mark).isLessThanOrEqualTo(text.length());
            assertThat(mark.fromMs()).as("from of %s after %s", mark, previous).isGreaterThanOrEqualTo(previous.toMs());
            assertThat(mark.toMs()).as("to of %s", mark).isGreaterThanOrEqualTo(mark.fromMs());
            assertThat((long) mark.toMs()).as("to of %s in the audio", mark).isLessThanOrEqualTo(audioMs);
            assertThat(splitsPair(text, mark.start()) || splitsPair(text, mark.end()))
                    .as("%s splits a surrogate pair", mark)
                    .isFalse();
            previous = mark;
        }
    }

    private static boolean splitsPair(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }
}

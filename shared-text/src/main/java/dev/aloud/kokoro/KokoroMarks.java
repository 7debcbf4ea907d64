package dev.aloud.kokoro;

import dev.aloud.text.Speed;
import dev.aloud.text.WordMark;
import java.util.ArrayList;
import java.util.List;

/**
 * Word marks from when tokens begin. The graph lets a word's sound begin a little before its tokens do; how much is
 * the best fit to a forced alignment; docs/benchmarks.md says how well it fits here.
 */
final class KokoroMarks {
    private static final int UNIT = KokoroModel.UNIT_SAMPLES;
    private static final int SAMPLES_PER_MS = KokoroModel.SAMPLE_RATE_HZ / 1000;

    /** A word behind a space begins this long before the space does. */
    private static final int BEFORE_SPACE = UNIT;

    /** A word behind a pause begins this long before its first token. */
    private static final int BEFORE_TOKEN = 2 * UNIT;

    /** The last sound before a pause has the pause in its duration: this much of it is heard. */
    private static final int LAST_SOUND = 4 * UNIT;

    private final KokoroText text;
    private final KokoroClock clock;
    private final int thousandths;

    private KokoroMarks(KokoroText text, KokoroClock clock, Speed speed) {
        this.text = text;
        this.clock = clock;
        this.thousandths = speed.thousandths();
    }

    /** The marks of the words, in order, not overlapping, none past the end. */
    static List<WordMark> of(KokoroText text, KokoroClock clock, Speed speed) {
        return new KokoroMarks(text, clock, speed).marks();
    }

    private List<WordMark> marks() {
        List<WordMark> marks = new ArrayList<>(text.words().size());
        int lastEnd = 0;
        int lastToMs = 0;
        for (int i = 0; i < text.words().size(); i++) {
            KokoroWord word = text.words().get(i);
            if (word.start() < lastEnd) {
                continue; // said out of the order in which it is written: a mark would jump back
            }
            int fromMs = Math.max(lastToMs, start(word) / SAMPLES_PER_MS);
            int toMs = Math.max(fromMs, end(i) / SAMPLES_PER_MS);
            marks.add(new WordMark(word.start(), word.end(), fromMs, toMs));
            lastEnd = word.end();
            lastToMs = toMs;
        }
        return marks;
    }

    private int start(KokoroWord word) {
        int before = word.firstToken() - 1;
        boolean afterWord = before > 0 // the ids of all marks are below that of the space
                && text.ids()[before] == KokoroVocabulary.SPACE
                && clock.knows(before)
                && text.ids()[before - 1] > KokoroVocabulary.SPACE;
        int start = afterWord
                ? clock.start(before) - shortened(BEFORE_SPACE)
                : clock.start(word.firstToken()) - shortened(BEFORE_TOKEN);
        return Math.max(0, start);
    }

    /** Up to the next word, if nothing but a space is between; else as long as its last sound may be heard. */
    private int end(int number) {
        KokoroWord word = text.words().get(number);
        int next = word.endToken();
        boolean goesOn = next + 1 < text.ids().length
                && text.ids()[next] == KokoroVocabulary.SPACE
                && clock.knows(next)
                && number + 1 < text.words().size()
                && text.words().get(number + 1).firstToken() == next + 1;
        if (goesOn) {
            return start(text.words().get(number + 1));
        }
        int last = word.endToken() - 1;
        return Math.min(clock.end(last), clock.start(last) + LAST_SOUND * 1000 / thousandths);
    }

    /** Faster speech begins less early. */
    private int shortened(int samples) {
        return thousandths > 1000 ? samples * 1000 / thousandths : samples;
    }
}

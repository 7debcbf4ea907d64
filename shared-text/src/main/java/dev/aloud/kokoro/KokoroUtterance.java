package dev.aloud.kokoro;

import dev.aloud.text.Speed;
import dev.aloud.text.pronunciation.Lexicon;
import java.util.ArrayList;
import java.util.List;

/**
 * One utterance from text to word marks; the host only runs the graph and copies samples. The order of use:
 *
 * <pre>{@code
 * var utterance = KokoroUtterance.of(text, voice, speed, lexicon);
 * if (utterance.silent()) return utterance.silence();
 * for each run: run the graph, play utterance.piece(number, sound)   // in order; may be heard at once
 * return utterance.finish(sounds);
 * }</pre>
 *
 * <p>Equal utterances and sounds give equal results on every host. Immutable.
 */
public final class KokoroUtterance {
    private final KokoroText text;
    private final Speed speed;
    private final List<KokoroClauses.Stretch> stretches;

    private KokoroUtterance(KokoroText text, Speed speed) {
        this.text = text;
        this.speed = speed;
        this.stretches = KokoroClauses.of(text.ids());
    }

    /**
     * Prepares an utterance.
     *
     * @param text a block's text, any Unicode, at most {@link KokoroModel#MAX_TEXT_UNITS}
     * @param voice the id of one of {@link KokoroModel#VOICES}
     * @param speed how fast to speak
     * @param lexicon how words are pronounced
     */
    public static KokoroUtterance of(String text, String voice, Speed speed, Lexicon lexicon) {
        if (text.length() > KokoroModel.MAX_TEXT_UNITS) {
            throw new IllegalArgumentException("text over " + KokoroModel.MAX_TEXT_UNITS + " units");
        }
        return of(KokoroText.of(text, KokoroModel.voice(voice).accent(), lexicon), speed);
    }

    /** Prepares an utterance of which the tokens are known. */
    static KokoroUtterance of(KokoroText text, Speed speed) {
        return new KokoroUtterance(text, speed);
    }

    /** Whether the text holds nothing that can be pronounced: then there is nothing to run, see {@link #silence()}. */
    public boolean silent() {
        return text.words().isEmpty();
    }

    /** What a text without anything to pronounce sounds like: a short pause, and no words. */
    public KokoroSpeech silence() {
        int samples = KokoroModel.SAMPLE_RATE_HZ / 1000 * KokoroModel.SILENCE_MS;
        return new KokoroSpeech(List.of(new KokoroPiece(0, 0, samples)), List.of());
    }

    /** How many tokens there are: a host refuses more than {@link KokoroModel#MAX_TEXT_TOKENS}. */
    public int tokens() {
        return text.ids().length;
    }

    /** The runs of the graph, in order. */
    public List<KokoroRun> runs() {
        List<KokoroRun> runs = new ArrayList<>(stretches.size());
        for (KokoroClauses.Stretch stretch : stretches) {
            int length = stretch.end() - stretch.first();
            int[] ids = new int[length + 2];
            System.arraycopy(text.ids(), stretch.first(), ids, 1, length);
            // Kokoro was trained with row n - 1 for n tokens.
            runs.add(new KokoroRun(ids, Math.min(length, KokoroModel.STYLE_ROWS) - 1));
        }
        return runs;
    }

    /**
     * What is heard of a run, known as soon as that run is over.
     *
     * @param run the run's number, from 0
     * @param sound its result
     */
    public KokoroPiece piece(int run, KokoroSound sound) {
        return KokoroTrim.piece(stretches.get(run).pause(), sound, speed);
    }

    /**
     * Puts the results of all runs together.
     *
     * @param sounds the results, in the order of {@link #runs()}
     */
    public KokoroSpeech finish(List<KokoroSound> sounds) {
        KokoroClock clock = new KokoroClock(text.ids().length);
        List<KokoroPiece> pieces = new ArrayList<>(sounds.size());
        for (int i = 0; i < sounds.size(); i++) {
            KokoroPiece piece = piece(i, sounds.get(i));
            clock.add(stretches.get(i), sounds.get(i).units(), piece);
            pieces.add(piece);
        }
        return new KokoroSpeech(pieces, KokoroMarks.of(text, clock, speed));
    }
}

package dev.aloud.kokoro;

import java.util.ArrayList;
import java.util.List;

/**
 * Divides a text's tokens into runs. Most blocks are one run: Kokoro speaks best when it sees whole sentences. A long one
 * is divided where a reader would breathe, because the memory of a run grows with its length, and because the model takes
 * no more than {@link KokoroModel#MOST_TOKENS}.
 */
final class KokoroClauses {
    /** The longest run. Some 16 s of speech, for which ONNX Runtime needs about 500 MB beside the weights. */
    static final int LONGEST = 256;

    private static final String SENTENCE_ENDS = ".?!…";
    private static final String CLAUSE_ENDS = ";:,—";
    private static final String CLOSERS = "\")”";

    /** How many tokens nearer to the middle a worse place must be to be better. */
    private static final int CLAUSE_COST = 48;

    private static final int WORD_COST = 160;
    private static final int ANYWHERE_COST = 100_000;

    private final int[] ids;

    /** A run's tokens, and what the text pauses with behind them. */
    record Stretch(int first, int end, Pause pause) {}

    /** How long one pauses. */
    enum Pause {
        SENTENCE,
        CLAUSE,
        NONE
    }

    private KokoroClauses(int[] ids) {
        this.ids = ids;
    }

    static List<Stretch> of(int[] ids) {
        return new KokoroClauses(ids).stretches();
    }

    private List<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>();
        int first = 0;
        while (ids.length - first > LONGEST) {
            int cut = bestCut(first);
            stretches.add(new Stretch(first, cut, pauseBefore(cut)));
            first = cut < ids.length && ids[cut] == KokoroVocabulary.SPACE ? cut + 1 : cut;
        }
        if (first < ids.length) {
            stretches.add(new Stretch(first, ids.length, Pause.SENTENCE));
        }
        return stretches;
    }

    /** The place that makes pieces of like length, or one near it where the voice falls. */
    private int bestCut(int first) {
        int left = ids.length - first;
        int even = left / ((left + LONGEST - 1) / LONGEST);
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int cut = first + 1; cut <= first + LONGEST; cut++) {
            int cost = Math.abs(cut - first - even) + costOfPlace(cut);
            if (cost < least) {
                least = cost;
                best = cut;
            }
        }
        return best;
    }

    private int costOfPlace(int cut) {
        if (ids[cut] != KokoroVocabulary.SPACE) {
            return ANYWHERE_COST;
        }
        return switch (pauseBefore(cut)) {
            case SENTENCE -> 0;
            case CLAUSE -> CLAUSE_COST;
            case NONE -> WORD_COST;
        };
    }

    private Pause pauseBefore(int cut) {
        int last = cut - 1;
        while (last > 0 && isOneOf(last, CLOSERS)) {
            last--;
        }
        if (isOneOf(last, SENTENCE_ENDS)) {
            return Pause.SENTENCE;
        }
        return isOneOf(last, CLAUSE_ENDS) ? Pause.CLAUSE : Pause.NONE;
    }

    private boolean isOneOf(int token, String symbols) {
        return symbols.indexOf(KokoroVocabulary.symbol(ids[token])) >= 0;
    }
}

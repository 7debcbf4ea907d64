package dev.aloud.text.pronunciation;

import dev.aloud.text.spoken.WordSet;
import java.util.List;

/**
 * A said word among those before and after it. Words of other clauses are empty, and so is what is no word; a clause ends with
 * a mark, but not with a quote or a bracket.
 */
final class Neighbours {
    /** How far a clause is searched: farther words say little, and a text may be one endless clause. */
    private static final int FAR = 24;

    private final List<ClauseWord> words;
    private final int at;

    Neighbours(List<ClauseWord> words, int at) {
        this.words = words;
        this.at = at;
    }

    /** The word itself. */
    String word() {
        return words.get(at).text();
    }

    /** The word before. */
    String before() {
        return word(-1);
    }

    /** The word after. */
    String after() {
        return word(1);
    }

    /** A word of the same clause; empty where there is none. */
    String word(int distance) {
        int place = place(distance);
        return place < 0 ? "" : words.get(place).text();
    }

    /** Whether a word of the same clause is written with a capital. */
    boolean isCapital(int distance) {
        int place = place(distance);
        return place >= 0
                && !words.get(place).text().isEmpty()
                && words.get(place).capital();
    }

    /** Whether a word of the same clause is written with a capital that says more than where a sentence begins. */
    boolean isName(int distance) {
        return isCapital(distance) && !opensSentence(distance);
    }

    private int place(int distance) {
        int step = distance < 0 ? -1 : 1;
        for (int i = at; i != at + distance; i += step) {
            if (isOutside(i) || words.get(i).isMark()) {
                return -1;
            }
        }
        return isOutside(at + distance) ? -1 : at + distance;
    }

    private boolean isOutside(int place) {
        return place < 0 || place >= words.size();
    }

    /** Whether the word begins a sentence, so that its capital says nothing. */
    boolean opensSentence() {
        return opensSentence(0);
    }

    /** Whether a word of the same clause begins a sentence. */
    boolean opensSentence(int distance) {
        int before = at + distance - 1;
        return before < 0
                || (words.get(before).isMark()
                        && ".!?:…".indexOf(words.get(before).mark()) >= 0);
    }

    /** Whether nothing is said after the word in its clause. */
    boolean closesClause() {
        return at + 1 >= words.size() || words.get(at + 1).isMark();
    }

    /** The mark right behind the word, or {@link ClauseWord#NO_MARK}. */
    char markBehind() {
        return at + 1 < words.size() ? words.get(at + 1).mark() : ClauseWord.NO_MARK;
    }

    /** A word before this one in the same sentence, over commas, which are said as {@code ","}; empty where there is none. */
    String earlier(int steps) {
        for (int i = at - 1; i >= Math.max(0, at - steps); i--) {
            if (words.get(i).isMark() && words.get(i).mark() != ',') {
                return "";
            }
        }
        int place = at - steps;
        return place < 0
                ? ""
                : words.get(place).isMark() ? "," : words.get(place).text();
    }

    /** Whether one of some words stands in the clause. */
    boolean clauseHas(WordSet some) {
        for (int step = -1; step <= 1; step += 2) {
            for (int i = 1; i <= FAR; i++) {
                int place = at + step * i;
                if (isOutside(place) || words.get(place).isMark()) {
                    break;
                }
                if (some.has(words.get(place).text())) {
                    return true;
                }
            }
        }
        return false;
    }
}

package dev.aloud.text.pronunciation;

import dev.aloud.text.spoken.SpokenToken;
import java.util.List;

/**
 * A said word among those before and after it in its clause. Marks end a clause: beyond them, and beyond what is no word, all
 * words are empty.
 */
final class Neighbours {
    private final List<SpokenToken> tokens;
    private final int at;

    Neighbours(List<SpokenToken> tokens, int at) {
        this.tokens = tokens;
        this.at = at;
    }

    /** The word itself. */
    String word() {
        return word(0);
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
        int step = distance < 0 ? -1 : 1;
        for (int i = at; i != at + distance; i += step) {
            if (i < 0 || i >= tokens.size() || !isSpoken(tokens.get(i))) {
                return "";
            }
        }
        int place = at + distance;
        return place >= 0 && place < tokens.size() && tokens.get(place) instanceof SpokenToken.Word word
                ? word.text()
                : "";
    }

    /** Whether a word of the same clause is written with a capital. */
    boolean isCapital(int distance) {
        return !word(distance).isEmpty()
                && tokens.get(at + distance) instanceof SpokenToken.Word word
                && word.capitalised();
    }

    /** Whether the word begins a sentence, so that its capital says nothing. */
    boolean opensSentence() {
        for (int i = at - 1; i >= 0; i--) {
            if (!(tokens.get(i) instanceof SpokenToken.Mark mark)) {
                return false;
            }
            if (mark.mark() == '.' || mark.mark() == '!' || mark.mark() == '?' || mark.mark() == ':') {
                return true;
            }
        }
        return true;
    }

    /** Whether nothing is said after the word in its clause. */
    boolean closesClause() {
        return at + 1 >= tokens.size() || !isSpoken(tokens.get(at + 1));
    }

    /** Whether one of some words stands in the clause. */
    boolean clauseHas(WordSet words) {
        for (int i = at - 1; i >= 0 && isSpoken(tokens.get(i)); i--) {
            if (tokens.get(i) instanceof SpokenToken.Word word && words.has(word.text())) {
                return true;
            }
        }
        for (int i = at + 1; i < tokens.size() && isSpoken(tokens.get(i)); i++) {
            if (tokens.get(i) instanceof SpokenToken.Word word && words.has(word.text())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSpoken(SpokenToken token) {
        return !(token instanceof SpokenToken.Mark);
    }
}

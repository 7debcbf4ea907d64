package dev.aloud.text.spoken;

import java.util.ArrayList;
import java.util.List;

/** What a rule would say, piece by piece, each for one written word. Nothing is said before the rule knows that it applies. */
final class Draft {
    private record Piece(String phrase, int from, int to) {}

    private final List<Piece> pieces = new ArrayList<>();

    /** Adds a phrase for a written word. */
    void add(String phrase, int from, int to) {
        pieces.add(new Piece(phrase, from, to));
    }

    /** Adds to what is said for the last written word, which reaches to a place at or behind its end. */
    void attach(String phrase, int to) {
        Piece last = pieces.removeLast();
        pieces.add(new Piece(last.phrase + " " + phrase, last.from, Math.max(to, last.to)));
    }

    /** Adds a phrase for a written word that may stand directly behind the last one, and is then one with it. */
    void join(String phrase, int from, int to) {
        if (!pieces.isEmpty() && pieces.getLast().to == from) {
            attach(phrase, to);
        } else {
            add(phrase, from, to);
        }
    }

    void say(Said said) {
        for (Piece piece : pieces) {
            said.phrase(piece.phrase, piece.from, piece.to);
        }
    }
}

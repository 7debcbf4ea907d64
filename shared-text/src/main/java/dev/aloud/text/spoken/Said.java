package dev.aloud.text.spoken;

import java.util.ArrayList;
import java.util.List;

/** Collects what is said. Places are those of the folded text; the tokens get those of the source. */
final class Said {
    /** Longer words are cut: nobody can say them, and what follows takes time by their length. */
    private static final int LONGEST_WORD = 48;

    /** As many marks in a row are as good as any number of them. */
    private static final int MOST_MARKS = 3;

    private final FoldedText text;
    private final List<SpokenToken> tokens = new ArrayList<>();
    private int marksInRow;
    private int start;
    private int end;
    private String sign = "";
    private int signAt = -1;
    private int signed = -1;

    Said(FoldedText text) {
        this.text = text;
    }

    /** Says a sign together with the number that stands right behind it, as one written word. */
    void sign(String phrase, int at) {
        sign = phrase;
        signAt = at;
        signed = at + 1;
    }

    /**
     * Says a phrase for one written word. A small word is a word, a capital letter is said by its name, a comma is a
     * pause, a small s behind a capital is an ending: {@code "jay peg"}, {@code "P H D"}, {@code "five, six"}, {@code "C Ds"}.
     */
    void phrase(String phrase, int at, int to) {
        int from = at;
        if (at == signed && !sign.isEmpty()) {
            from = signAt;
            String before = sign;
            sign = "";
            phrase(before, from, to);
        }
        int start = 0;
        for (int i = 0; i <= phrase.length(); i++) {
            char c = i < phrase.length() ? phrase.charAt(i) : ' ';
            if (c == ' ' || c == ',') {
                part(phrase.substring(start, i), from, to);
                start = i + 1;
            }
            if (c == ',') {
                mark(',', from, to);
            }
        }
    }

    private void part(String part, int from, int to) {
        if (part.length() == 1 && Ascii.isUpper(part.charAt(0))) {
            letter(part.charAt(0), from, to);
        } else if (part.length() == 2 && Ascii.isUpper(part.charAt(0)) && part.charAt(1) == 's') {
            letter(part.charAt(0), from, to);
            word("'s", false, from, to);
        } else if (!part.isEmpty()) {
            word(part, Ascii.isUpper(text.at(from)), from, to);
        }
    }

    /** Says a word of small letters and apostrophes. */
    void word(String word, boolean capitalised, int from, int to) {
        for (int i = 0; i < word.length(); i += LONGEST_WORD) {
            String part = word.substring(i, Math.min(word.length(), i + LONGEST_WORD));
            if (hasLetter(part)) {
                moveTo(from, to);
                tokens.add(new SpokenToken.Word(start, end, part, capitalised));
                marksInRow = 0;
            }
        }
    }

    /** Says a letter by its name. */
    void letter(char letter, int from, int to) {
        moveTo(from, to);
        tokens.add(new SpokenToken.Letter(start, end, Ascii.lower(letter)));
        marksInRow = 0;
    }

    /** Says phonemes as they are. */
    void sounds(String phonemes, int from, int to) {
        moveTo(from, to);
        tokens.add(new SpokenToken.Sounds(start, end, phonemes));
        marksInRow = 0;
    }

    /** Makes a pause or a tune; the same mark again makes no other, but a quote may open where one closes. */
    void mark(char mark, int from, int to) {
        if (marksInRow == MOST_MARKS || (lastMark() == mark && mark != '"')) {
            return;
        }
        moveTo(from, to);
        tokens.add(new SpokenToken.Mark(start, end, mark));
        marksInRow++;
    }

    /**
     * Takes the place of a written word in the source for what is said next. A character that is folded to several may be
     * parted by a rule (℃# as °, C#): its place belongs to what was said first.
     */
    private void moveTo(int from, int to) {
        int first = text.start(from);
        int last = text.end(to - 1);
        if (first >= end) {
            start = first;
        } else if (first != start || last != end) {
            start = last > end ? end : start;
        }
        end = Math.max(end, last);
    }

    /** The mark that came last, or {@link FoldedText#NOTHING} when it was no mark. */
    char lastMark() {
        boolean marked = !tokens.isEmpty() && tokens.getLast() instanceof SpokenToken.Mark;
        return marked ? ((SpokenToken.Mark) tokens.getLast()).mark() : FoldedText.NOTHING;
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    List<SpokenToken> tokens() {
        return List.copyOf(tokens);
    }

    private static boolean hasLetter(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) != '\'') {
                return true;
            }
        }
        return false;
    }
}

package dev.aloud.text.pronunciation;

import dev.aloud.text.spoken.SpokenToken;
import java.util.ArrayList;
import java.util.List;

/**
 * What grammar sees of a text: a word, letters that are said one after the other for one written word ("FBI"), or a mark that
 * ends a clause. Quotes and brackets end none, so they are not among them.
 *
 * @param first the first token
 * @param end one past the last token
 * @param text the word in small letters; empty where it is no word: a mark, phonemes, a letter alone
 * @param capital whether it is written with a capital
 * @param mark the mark, or {@link #NO_MARK}
 */
record ClauseWord(int first, int end, String text, boolean capital, char mark) {
    static final char NO_MARK = '\0';
    private static final String TRANSPARENT = "\"()";

    /** The words and marks of a text, in order. */
    static List<ClauseWord> all(List<SpokenToken> tokens) {
        List<ClauseWord> words = new ArrayList<>(tokens.size());
        int at = 0;
        while (at < tokens.size()) {
            ClauseWord next = switch (tokens.get(at)) {
                case SpokenToken.Word word -> new ClauseWord(at, at + 1, word.text(), word.capitalised(), NO_MARK);
                case SpokenToken.Letter _ -> spelled(tokens, at);
                case SpokenToken.Sounds _ -> new ClauseWord(at, at + 1, "", false, NO_MARK);
                case SpokenToken.Mark mark -> new ClauseWord(at, at + 1, "", false, mark.mark());
            };
            if (TRANSPARENT.indexOf(next.mark) < 0) {
                words.add(next);
            }
            at = next.end;
        }
        return words;
    }

    /** Letters of one written word, with an ending that follows them. */
    private static ClauseWord spelled(List<SpokenToken> tokens, int first) {
        StringBuilder text = new StringBuilder();
        int end = first;
        while (end < tokens.size()
                && tokens.get(end) instanceof SpokenToken.Letter letter
                && isBeside(tokens, first, end)) {
            text.append(letter.letter());
            end++;
        }
        boolean several = end > first + 1;
        if (end < tokens.size()
                && tokens.get(end) instanceof SpokenToken.Word ending
                && ending.text().startsWith("'")
                && isBeside(tokens, first, end)) {
            text.append(ending.text());
            end++;
        }
        return new ClauseWord(first, end, several ? text.toString() : "", several, NO_MARK);
    }

    private static boolean isBeside(List<SpokenToken> tokens, int one, int other) {
        return tokens.get(one).start() == tokens.get(other).start()
                && tokens.get(one).end() == tokens.get(other).end();
    }

    boolean isMark() {
        return mark != NO_MARK;
    }
}

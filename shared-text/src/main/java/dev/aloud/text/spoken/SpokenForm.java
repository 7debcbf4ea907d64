package dev.aloud.text.spoken;

import java.util.ArrayList;
import java.util.List;

/** What is said for a text. */
public final class SpokenForm {
    private static final String MARKS = ";:,.!?—…\"()";

    private SpokenForm() {}

    /** Reads a text. */
    public static List<SpokenToken> of(String text, Accent accent) {
        List<SpokenToken> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            StringBuilder word = new StringBuilder();
            while (end < text.length() && letter(text.charAt(end)) != 0) {
                word.append(letter(text.charAt(end++)));
            }
            if (end > at) {
                tokens.add(new SpokenToken.Word(at, end, word.toString(), text.charAt(at) <= 'Z'));
                at = end;
            } else {
                if (MARKS.indexOf(text.charAt(at)) >= 0) {
                    tokens.add(new SpokenToken.Mark(at, at + 1, text.charAt(at)));
                }
                at++;
            }
        }
        return tokens;
    }

    private static char letter(char c) {
        if (c >= 'A' && c <= 'Z') {
            return (char) (c + 'a' - 'A');
        }
        return (c >= 'a' && c <= 'z') || c == '\'' ? c : 0;
    }
}
